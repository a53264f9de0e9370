"""What screens ask about the people who serve."""

from django.db.models import QuerySet

from firsthand.access.models import Account, Key
from firsthand.access.queries import keys
from firsthand.team.errands import link_to
from firsthand.team.models import Calendar, Invitation, Representative, Team
from firsthand.team.rules.permissions import may_administer

__all__ = [
    "archived_teams_visible_to",
    "calendars_visible_to",
    "colleagues",
    "invitations_visible_to",
    "keys_visible_to",
    "link_to",
    "members_visible_to",
    "person_at",
    "teams_of",
    "teams_visible_to",
]


def person_at(address: str) -> Representative | None:
    """Who of us comes in by this e-mail address; nobody where the account is closed, and no machine."""
    people = Representative.objects.active().people().with_account()
    return people.filter(account__in=Account.objects.at_address(address)).first()


def teams_of(rep: Representative) -> QuerySet[Team]:
    """The teams that somebody is in, by name."""
    return Team.objects.filter(memberships__representative=rep)


def teams_visible_to(rep: Representative) -> QuerySet[Team]:
    """Everybody who serves may know the teams, for a matter may be handed to any of them that is not archived."""
    return Team.objects.standing() if rep.is_active else Team.objects.none()


def archived_teams_visible_to(rep: Representative) -> QuerySet[Team]:
    """The teams to which nothing new comes: an administrator's page."""
    return Team.objects.archived() if may_administer(rep) else Team.objects.none()


def colleagues(rep: Representative) -> QuerySet[Representative]:
    """The people, not machines, who serve now, oneself among them, by name; anybody of them may be handed a matter."""
    people = Representative.objects.active().people().with_account()
    return people if rep.is_active else people.none()


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
