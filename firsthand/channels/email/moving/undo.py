"""A whole import is taken out again, while nobody has worked on any of it."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from firsthand.channels.email.models import Letter, Move
from firsthand.conversations.models import Conversation, Mention, Message
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.people.models import Customer
from firsthand.search.index import erase

AT_ONCE = 100


def worked_on(move: Move) -> ConversationQuerySet:
    """Its conversations in which something happened since: an owner, words that did not come with it, tags, a hold."""
    foreign = Message.objects.filter(conversation=OuterRef("pk")).exclude(
        pk__in=Letter.objects.filter(moved_in=move.pk, message=OuterRef("pk")).values("message")
    )
    touched = (
        Q(owner__isnull=False)
        | Q(asked_at__isnull=False)
        | Q(tags__isnull=False)
        | Q(holds__isnull=False)
        | Q(unsent_count__gt=0)
    )
    mentioned = Mention.objects.filter(conversation=OuterRef("pk"))
    return (
        Conversation.objects.filter(moved_in=move.pk)
        .filter(touched | Q(Exists(foreign)) | Q(Exists(mentioned)))
        .distinct()
        .order_by("pk")
    )


@transaction.atomic
def take_out_some(move: Move) -> bool:
    """A hundred of its conversations are gone, with their letters and whoever is known by them alone; whether more are left."""
    conversations = list(Conversation.objects.filter(moved_in=move.pk).order_by("pk")[:AT_ONCE])
    if not conversations:
        Message.objects.filter(pk__in=_alone(move), conversation=None).delete()
        Letter.objects.filter(moved_in=move.pk).delete()
        return False
    numbers = [one.pk for one in conversations]
    customers = {one.customer_id for one in conversations}
    letters = Letter.objects.filter(moved_in=move.pk, message__conversation__in=numbers)
    Letter.objects.filter(pk__in=list(letters.values_list("pk", flat=True))).delete()
    erase(numbers)
    Conversation.objects.filter(pk__in=numbers).delete()
    _forget(customers)
    return True


def _alone(move: Move) -> list[int]:
    """Reports that stand in no conversation."""
    alone = Letter.objects.filter(moved_in=move.pk, message__isnull=False, message__conversation=None)
    return list(alone.values_list("message", flat=True))


def _forget(customers: set[int]) -> None:
    """Of these, whoever wrote nothing else and was never looked after by hand."""
    known = Q(Exists(Conversation.objects.filter(customer=OuterRef("pk"))))
    known |= Q(Exists(Message.objects.filter(author_customer=OuterRef("pk"))))
    by_hand = Q(external_id__isnull=False) | Q(version__gt=1)
    Customer.objects.filter(pk__in=customers).exclude(known | by_hand).delete()
