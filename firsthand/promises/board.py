"""What a lead sees of their teams: what presses, what was broken today and why, which follow-ups wait, who is there.

Each part is read by an index and only as far as a screen shows it, so a board costs the same however much there is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import Pressing, pressing, silent
from firsthand.organisation.queries import the_organisation
from firsthand.promises.models import Promise, Repair
from firsthand.promises.models.promise import PromiseQuerySet
from firsthand.promises.rules.kinds import Kind, Stand
from firsthand.team.models import Representative, Team
from firsthand.team.queries import teams_of, teams_visible_to
from firsthand.team.rules.permissions import may_lead

# So many rows of a part are read, and more are said to be there.
MOST_ON_BOARD = 100


@dataclass(frozen=True)
class Scope:
    """Whose board it is: these teams, or all of them, where an administrator names none."""

    teams: tuple[int, ...] | None
    offered: Sequence[Team]
    chosen: int | None

    @property
    def own(self) -> Q:
        """The condition on a row that has a team."""
        return Q() if self.teams is None else Q(team__in=self.teams)


def scope_of(representative: Representative, *, team: int | None = None) -> Scope | None:
    """The teams of their board, or the one of these that they chose; None for whoever has no board, or not of that team."""
    if not may_lead(representative):
        return None
    everything = representative.is_administrator
    offered = list(teams_visible_to(representative) if everything else teams_of(representative))
    numbers = tuple(one.pk for one in offered)
    if team is not None and team not in numbers:
        return None
    return Scope((team,) if team else None if everything else numbers, offered, team)


def pressing_in(scope: Scope, why: Pressing, *, at: datetime, size: int = MOST_ON_BOARD) -> list[Conversation]:
    """The conversations that press for this reason, what falls due first first."""
    return pressing(why, teams=scope.teams, at=at, size=size)


def silent_in(scope: Scope, *, at: datetime, size: int = MOST_ON_BOARD) -> list[Conversation]:
    """Of each owner who has long said nothing the matter that waits longest."""
    return silent(teams=scope.teams, at=at, size=size)


def broken_in(scope: Scope, *, at: datetime, size: int = MOST_ON_BOARD) -> list[Promise]:
    """What was broken today, by the organisation's clock on the wall, the newest first."""
    return list(_broken(scope, at).with_people().order_by("-broken_at", "-pk")[:size])


def causes_in(scope: Scope, *, at: datetime) -> list[tuple[str, int]]:
    """Why, as far as it is known, and how often; what nobody has explained yet under an empty code. The commonest first."""
    counted = _broken(scope, at).order_by().values_list("cause").annotate(number=Count("pk"))
    return sorted(counted, key=lambda one: (-one[1], one[0]))


def _broken(scope: Scope, at: datetime) -> PromiseQuerySet:
    return Promise.objects.filter(scope.own, stand=Stand.BROKEN, broken_at__gte=midnight(at))


def midnight(at: datetime) -> datetime:
    """When today began where the organisation is."""
    zone = ZoneInfo(the_organisation().timezone)
    return datetime.combine(at.astimezone(zone).date(), time(0), tzinfo=zone)


def monday(at: datetime) -> date:
    """When this week began there."""
    today = midnight(at).date()
    return today - timedelta(days=today.weekday())


def follow_ups_in(scope: Scope, *, at: datetime, size: int = MOST_ON_BOARD) -> list[Promise]:
    """After a hand-over the first owner has not yet asked the customer, though it was time; the longest first."""
    overdue = Promise.objects.unsettled().filter(scope.own, kind=Kind.FOLLOW_UP, due_at__lt=at)
    return list(overdue.with_people().by_due()[:size])


def repairs_in(scope: Scope, *, at: datetime, size: int = MOST_ON_BOARD) -> list[Repair]:
    """What should have been made up to customers by now, the longest first."""
    overdue = Repair.objects.unsettled().filter(due_at__lt=at).order_by("due_at", "pk").with_people()
    if scope.teams is not None:
        overdue = overdue.filter(conversation__team__in=scope.teams)
    return list(overdue[:size])


def people_in(scope: Scope) -> list[Representative]:
    """Who serves in these teams, whoever is away first, then by name."""
    people = Representative.objects.active().people().select_related("account", "absence")
    people = people.order_by(F("absence").asc(nulls_last=True), "name", "pk")
    if scope.teams is not None:
        people = people.filter(memberships__team__in=scope.teams).distinct()
    return list(people[:MOST_ON_BOARD])
