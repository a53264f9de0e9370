"""What screens ask about the people who serve."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet

from firsthand.access.models import Account, Key
from firsthand.access.queries import keys
from firsthand.team.errands import link_to
from firsthand.team.models import Absence, Calendar, Invitation, Membership, Representative, Rota, Team, Turn
from firsthand.team.models.absence import AbsenceQuerySet
from firsthand.team.rules import rotas
from firsthand.team.rules.absences import who_stands_in
from firsthand.team.rules.permissions import may_administer

__all__ = [
    "absences_visible_to",
    "all_leads_of",
    "archived_teams_visible_to",
    "calendars_visible_to",
    "colleagues",
    "invitations_visible_to",
    "keys_visible_to",
    "leading",
    "leads_of",
    "link_to",
    "members_visible_to",
    "on_duty",
    "person_at",
    "rotas_visible_to",
    "stand_in_of",
    "stand_ins",
    "teams_of",
    "teams_visible_to",
    "those_one_speaks_for",
    "turn_value",
    "turns_of",
    "who_is_away",
]


def person_at(address: str) -> Representative | None:
    """Who of us comes in by this e-mail address; nobody where the account is closed, and no machine."""
    people = Representative.objects.active().people().with_account()
    return people.filter(account__in=Account.objects.at_address(address)).first()


def teams_of(rep: Representative) -> QuerySet[Team]:
    """The teams that somebody is in, by name."""
    return Team.objects.filter(memberships__representative=rep)


def all_leads_of(teams: Collection[int]) -> dict[int, list[int]]:
    """Who leads each of these teams and is here, by id; no statement where none is asked for."""
    led: dict[int, list[int]] = {}
    if teams:
        leading = Membership.objects.filter(team__in=teams, leads=True, representative__account__is_active=True)
        for team, person in leading.order_by("representative").values_list("team", "representative"):
            led.setdefault(team, []).append(person)
    return led


def teams_visible_to(rep: Representative) -> QuerySet[Team]:
    """Everybody who serves may know the teams, for a matter may be handed to any of them that is not archived."""
    return Team.objects.standing() if rep.is_active else Team.objects.none()


def archived_teams_visible_to(rep: Representative) -> QuerySet[Team]:
    """The teams to which nothing new comes: an administrator's page."""
    return Team.objects.archived() if may_administer(rep) else Team.objects.none()


def colleagues(rep: Representative) -> QuerySet[Representative]:
    """The people, not machines, who serve now, oneself among them, by name; anybody of them may be handed a matter."""
    people = Representative.objects.active().people().select_related("account", "absence")
    return people if rep.is_active else people.none()


def absences_visible_to(rep: Representative) -> AbsenceQuerySet:
    """Who is away or will be, and who covers, may be known to everybody who serves; why, only to those it concerns."""
    theirs = Absence.objects.with_people().filter(representative__account__is_active=True)
    return theirs if rep.is_active else theirs.none()


def who_is_away(rep: Representative) -> AbsenceQuerySet:
    """The absences that run now, of colleagues in one's teams; of everybody for an administrator."""
    running = absences_visible_to(rep).running().by_time()
    if may_administer(rep):
        return running
    mine = Membership.objects.filter(representative=rep).values("team")
    return running.filter(representative__in=Membership.objects.filter(team__in=mine).values("representative"))


def those_one_speaks_for(rep: Representative) -> QuerySet[Representative]:
    """Oneself, and who serves in the teams that one leads; everybody for an administrator."""
    if may_administer(rep):
        return colleagues(rep)
    led = Membership.objects.filter(representative=rep, leads=True).values("team")
    theirs = Membership.objects.filter(team__in=led).values("representative")
    return colleagues(rep).filter(Q(pk__in=theirs) | Q(pk=rep.pk))


def members_visible_to(rep: Representative) -> QuerySet[Representative]:
    """Everybody who serves or served, with accounts and teams: an administrator's page."""
    everybody = Representative.objects.people().with_account().prefetch_related("memberships__team", "skills")
    return everybody if may_administer(rep) else everybody.none()


def invitations_visible_to(rep: Representative) -> QuerySet[Invitation]:
    """Links that were sent and not used, newest first: an administrator's page."""
    waiting = Invitation.objects.unused().select_related("invited_by").prefetch_related("teams")
    return waiting if may_administer(rep) else waiting.none()


def keys_visible_to(rep: Representative) -> QuerySet[Key]:
    """Every key of the API, newest first: an administrator's page."""
    return keys() if may_administer(rep) else keys().none()


def calendars_visible_to(rep: Representative) -> QuerySet[Calendar]:
    """The working hours, by name; everybody who serves may know them."""
    return Calendar.objects.all() if rep.is_active else Calendar.objects.none()


def stand_in_of(absence: Absence) -> int | None:
    """Who looks after what is theirs now, by number: somebody who serves and is here; nobody where it is their teams'."""
    if absence.cover_id is None:
        return None
    covers = dict(Absence.objects.running().values_list("representative", "cover"))
    covers[absence.representative_id] = absence.cover_id
    found = who_stands_in(absence.representative_id, covers)
    if found is None:
        return None
    return found if Representative.objects.active().people().filter(pk=found).exists() else None


def stand_ins() -> dict[int, int | None]:
    """By the number of each absence that runs, who looks after what is theirs; nobody where it is their teams'."""
    away = list(Absence.objects.running().values_list("pk", "representative", "cover"))
    covers = {person: cover for _absence, person, cover in away}
    found = {absence: who_stands_in(person, covers) for absence, person, _cover in away}
    here = set(
        Representative.objects.active()
        .people()
        .filter(pk__in=[one for one in found.values() if one])
        .values_list("pk", flat=True)
    )
    return {absence: one if one in here else None for absence, one in found.items()}


def leads_of(teams: Collection[int], *, besides: int = 0) -> dict[int, int]:
    """Of each team one who leads it: who is here before who is away, the longest in it first; else nobody."""
    led = Membership.objects.filter(team__in=teams, leads=True, representative__account__is_active=True)
    here_first = F("representative__absence").asc(nulls_first=True)
    found = led.exclude(representative=besides).order_by(here_first, "pk").values_list("team", "representative")
    return dict(reversed(list(found)))


def rotas_visible_to(rep: Representative) -> QuerySet[Rota]:
    """Who is on may be known to everybody who serves."""
    found = Rota.objects.select_related("team").prefetch_related("turns__representative")
    return found if rep.is_active else found.none()


def turns_of(rota: Rota) -> list[rotas.Turn]:
    """Its turns as values; those of whoever has left are not there."""
    turns = Turn.objects.filter(rota=rota, representative__account__is_active=True).order_by("rank", "pk")
    return [turn_value(one) for one in turns]


def turn_value(one: Turn) -> rotas.Turn:
    return rotas.Turn(one.representative_id, one.opens, one.closes, one.weekday, one.day, one.rank)


def on_duty(rota: Rota, *, at: datetime) -> list[Representative]:
    """Who is on at this moment and not away, who is asked first first."""
    numbers = rotas.who_is_on(turns_of(rota), at, zone=ZoneInfo(rota.timezone))
    people = Representative.objects.filter(pk__in=numbers, absence=None).in_bulk()
    return [people[number] for number in numbers if number in people]


def leading(team: Team | None) -> list[Representative]:
    """Who leads a team, then administrators: whoever is asked where nobody else is; those who are away last."""
    people = Representative.objects.active().people()
    leads = people.filter(memberships__team=team, memberships__leads=True) if team else people.none()
    found = [*leads.order_by("pk"), *people.administrators().order_by("pk")]
    return sorted(dict.fromkeys(found), key=lambda one: one.is_away)
