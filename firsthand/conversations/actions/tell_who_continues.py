"""A customer who was told that somebody goes on is told by name who does: in a team, or after all."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from firsthand.conversations.actions.announce import announce
from firsthand.conversations.models import Conversation, HandOver
from firsthand.organisation.queries import the_organisation

CONTINUES = "continues"


@transaction.atomic
def tell_who_continues(hand_over: int, *, at: datetime) -> bool:
    """One letter, in their language, where it came back, or somebody of a team accepted it, and it went no further since."""
    handed = HandOver.objects.with_people().get(pk=hand_over)
    matter = _matter(handed)
    last = matter.hand_overs.order_by("-pk").values_list("pk", flat=True).first()
    if last != handed.pk or not _has_a_name(handed, matter) or matter.is_resolved or _knows(handed, matter):
        return False
    with translation.override(matter.language or "en"):
        words = letter(handed, matter)
    return announce(matter, words=words, about=CONTINUES, at=at) is not None


def _has_a_name(handed: HandOver, matter: Conversation) -> bool:
    """Whether who goes on is another than they were told."""
    if handed.is_running:
        return handed.state == HandOver.State.ACCEPTED and not handed.to and matter.owner is not None
    return True


def _matter(handed: HandOver) -> Conversation:
    """Locked: of two copies of the errand the second finds the letter of the first."""
    people = Conversation.objects.select_related("customer", "inbox__calendar", "team__calendar", "owner")
    return people.select_for_update(of=("self",)).get(pk=handed.conversation_id)


def _knows(handed: HandOver, matter: Conversation) -> bool:
    """Whether anybody has written to them since: an answer bears its writer's name."""
    since = handed.ended_at or handed.accepted_at or handed.at
    return matter.messages.filter(at__gte=since).filter(kind="reply").exists() or (
        matter.messages.filter(at__gte=since, automatic=CONTINUES).exists()
    )


def letter(handed: HandOver, matter: Conversation) -> str:
    """What they are told, in the language spoken now; never why it came back."""
    return _(
        "Hello {name},\n\nwe wrote to you that {receiver} goes on with your matter. It is {owner} who looks after it now, and "
        "who knows all that you have told us; you need not repeat anything.\n\nYou need not do anything. If you want to add "
        "something, just answer this mail.\n\n{organisation}"
    ).format(
        name=matter.customer.called,
        receiver=handed.receiver,
        owner=matter.owner.name if matter.owner else matter.team.name,
        organisation=the_organisation().name,
    )
