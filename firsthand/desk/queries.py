"""What screens ask of saved replies, views and bells; each question starts from what the asking representative may see."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Q, QuerySet

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import visible_to
from firsthand.desk.models import Bell, Ringing, SavedReply, SavedView, Use
from firsthand.desk.models.bell import RingingQuerySet
from firsthand.desk.models.saved_reply import SavedReplyQuerySet
from firsthand.desk.models.saved_view import SavedViewQuerySet
from firsthand.desk.rules.filling import Value, filled
from firsthand.desk.rules.languages import wording_for
from firsthand.files.models import StoredFile
from firsthand.organisation.queries import the_organisation
from firsthand.people.queries import main_address
from firsthand.team.models import Membership, Representative, Rota

MOST_OFFERED = 8
FIGURES_FOR = timedelta(days=30)


def saved_replies_visible_to(representative: Representative) -> SavedReplyQuerySet:
    """Those of the circles that are open to them."""
    return (
        SavedReply.objects.filter(_open_to(representative)) if representative.is_active else SavedReply.objects.none()
    )


def _open_to(representative: Representative) -> Q:
    """One's own, one's teams' and everybody's; an administrator sees every team's, and nobody's own but theirs."""
    shared = Q(owner=None)
    if not representative.is_administrator:
        teams = Membership.objects.filter(representative=representative).values("team")
        shared &= Q(team=None) | Q(team__in=teams)
    return Q(owner=representative) | shared


@dataclass(frozen=True)
class Offer:
    """A saved reply in the customer's language, with its fields filled in."""

    reply: SavedReply
    language: str
    words: str


def offered(
    conversation: Conversation, *, representative: Representative, words: str = "", size: int = MOST_OFFERED
) -> list[Offer]:
    """The replies that fit the conversation and these words, those that are used most first."""
    language = languages_of(conversation, representative=representative)[0]
    fitting = saved_replies_visible_to(representative).in_use().fitting(conversation, language=language)
    found = fitting.about(words).prefetch_related("wordings", "files").order_by("-uses", "name", "pk")[:size]
    return [offer(one, conversation, representative=representative) for one in found]


def offer(reply: SavedReply, conversation: Conversation, *, representative: Representative) -> Offer:
    """The reply as this customer would read it."""
    wordings = {one.language: one.words for one in reply.wordings.all()}
    language, words = wording_for(languages_of(conversation, representative=representative), wordings)
    return Offer(reply, language, filled(words, values(conversation, representative=representative)))


def languages_of(conversation: Conversation, *, representative: Representative) -> list[str]:
    """In which the customer reads best, then worse; the first is the customer's own where it is known."""
    known = [conversation.customer.language, conversation.language, conversation.inbox.language]
    return [one for one in known if one] or [representative.language]


def values(conversation: Conversation, *, representative: Representative) -> Mapping[str, Value]:
    """What stands in each field here."""
    customer, inbox = conversation.customer, conversation.inbox
    name = "" if "@" in customer.name else customer.name
    return {
        "customer.name": lambda: customer.preferred_name or name,
        "customer.first_name": lambda: first_word(name),
        "customer.full_name": lambda: name,
        "customer.address": lambda: main_address(customer),
        "customer.greeting": lambda: customer.greeting,
        "customer.company": lambda: customer.company.name if customer.company else "",
        "conversation.subject": lambda: conversation.subject,
        "conversation.number": lambda: str(conversation.pk),
        "conversation.inbox": lambda: inbox.name,
        "organisation.name": lambda: the_organisation().name,
        "organisation.brand": lambda: inbox.brand.name if inbox.brand else the_organisation().name,
        "representative.name": lambda: representative.name,
        "representative.first_name": lambda: first_word(representative.name),
    }


def first_word(words: str) -> str:
    return words.split()[0] if words.split() else ""


def files_of_saved_replies(tokens: Collection[str], *, representative: Representative) -> QuerySet[StoredFile]:
    """Those of the files, by their tokens, that belong to replies which the representative sees."""
    theirs = SavedReply.files.through.objects.filter(savedreply__in=saved_replies_visible_to(representative))
    return StoredFile.objects.filter(token__in=tokens, pk__in=theirs.values("storedfile"))


def figures(replies: Collection[SavedReply], *, at: datetime) -> dict[int, tuple[int, int]]:
    """How often each was used in the last thirty days, and how often a solution followed."""
    lately = Use.objects.filter(at__gte=at - FIGURES_FOR, saved_reply__in=replies)
    solved = Count("pk", filter=Q(conversation__resolved_at__gte=F("at")))
    return {
        pk: (uses, solutions)
        for pk, uses, solutions in lately.values("saved_reply")
        .annotate(uses=Count("pk"), solutions=solved)
        .values_list("saved_reply", "uses", "solutions")
    }


def saved_views_visible_to(representative: Representative) -> SavedViewQuerySet:
    """Those of the circles that are open to them."""
    return SavedView.objects.filter(_open_to(representative)) if representative.is_active else SavedView.objects.none()


def saved_views_of(representative: Representative) -> list[SavedView]:
    """Those in use, in their order: everybody's, one's teams', one's own, so that a new one of one's own moves no other."""
    found = saved_views_visible_to(representative).in_use().select_related("team").in_order()
    return sorted(found, key=lambda one: 2 if one.owner_id else 1 if one.team_id else 0)


def bells_of(rota: Rota) -> QuerySet[Bell]:
    """For what a rota is rung."""
    return Bell.objects.filter(rota=rota).select_related("inbox", "tag", "rota__team")


def ringings_visible_to(representative: Representative) -> RingingQuerySet:
    """What rings or rang, in the matters that are open to them."""
    theirs = Ringing.objects.filter(conversation__in=visible_to(representative))
    people = theirs.select_related("conversation__customer", "bell", "taken_by")
    return people.prefetch_related("rings__representative").order_by("pk")


def ringing_for(representative: Representative) -> RingingQuerySet:
    """What rings now."""
    return ringings_visible_to(representative).going_on()
