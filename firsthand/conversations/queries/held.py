"""What is held back from the desk: how much, since when, and why."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from firsthand.conversations.models import Conversation, Hold
from firsthand.conversations.queries.visible import visible_to
from firsthand.conversations.rules.states import HeldFor
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import must_administer

# A flood of spam is counted to here: its figure helps nobody, and counting it would cost more than the page.
MOST_COUNTED = 1_000
FIGURES_OF = timedelta(days=30)


@dataclass(frozen=True)
class Held:
    """How many are held back, by reason, and since when the oldest of the newest thousand has waited."""

    count: int
    since: datetime | None
    likely: int
    marked: int
    blocked: int

    @property
    def are_more(self) -> bool:
        return self.count >= MOST_COUNTED


@dataclass(frozen=True)
class Figures:
    """What the spam filter did in thirty days: held back, let go by a person, missed, blocked."""

    held: int
    let_go: int
    missed: int
    blocked: int


def held_back(representative: Representative) -> Held:
    """What is held back of what they may see; the newest thousand are counted."""
    newest = visible_to(representative).held().newest_first().values("pk")[:MOST_COUNTED]
    found = (
        Conversation.objects.held()
        .filter(pk__in=newest)
        .aggregate(
            count=Count("pk"),
            since=Min("opened_at"),
            **{reason.value: Count("pk", filter=Q(held_for=reason)) for reason in HeldFor},
        )
    )
    return Held(**found)


def hold_in_force(conversation: Conversation) -> Hold | None:
    """Why it is held back, with whoever said so."""
    return conversation.holds.in_force().select_related("by").first() if conversation.is_held else None


def spam_figures(representative: Representative, *, at: datetime) -> Figures:
    """How well it went, for an administrator; raises `OnlyAdministratorsMay`."""
    must_administer(representative)
    by_the_house = Q(by=None, held_for=HeldFor.LIKELY)
    found = Hold.objects.filter(at__gte=at - FIGURES_OF).aggregate(
        held=Count("pk", filter=by_the_house),
        let_go=Count("pk", filter=by_the_house & Q(ended=Hold.Ended.LET_THROUGH)),
        # Confirming what was held already is no miss.
        missed=Count(
            "pk",
            filter=Q(held_for=HeldFor.MARKED) & ~Q(ended=Hold.Ended.TAKEN_BACK) & ~Q(before__state="held"),
        ),
        blocked=Count("pk", filter=Q(held_for=HeldFor.BLOCKED)),
    )
    return Figures(**found)
