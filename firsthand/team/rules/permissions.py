"""Who may do what among the people who serve."""

from django.utils.translation import gettext_lazy as _

from firsthand.access.models import Role
from firsthand.journal.actor import HOUSE, Acts
from firsthand.kit.errors import Forbidden
from firsthand.team.models import Representative, Team


class OnlyAdministratorsMay(Forbidden):
    """An administrator has to do this."""

    words = _("Only an administrator can do this. Ask one of yours.")


class OnlyYourOwn(Forbidden):
    """A profile is its owner's, or an administrator's, to change."""

    words = _("You can change your own profile. For somebody else's, ask an administrator.")


class OnlyTheirLeadMay(Forbidden):
    """When somebody is away is said by them, by who leads them, or by an administrator."""

    words = _("You can say when you are away. For somebody else, ask who leads their team.")


class NotYourRota(Forbidden):
    """A team's rota is its lead's to keep, one of no team an administrator's."""

    words = _("This rota is kept by who leads its team, or by an administrator. Ask them.")


def may_administer(rep: Representative) -> bool:
    """Members, keys, teams and settings are an administrator's."""
    return rep.is_active and rep.role == Role.ADMINISTRATOR


def may_lead(rep: Representative) -> bool:
    """Leads and administrators see how their teams fare."""
    return rep.is_active and rep.role in (Role.LEAD, Role.ADMINISTRATOR)


def must_administer(by: Acts) -> None:
    """The house itself may, on the word of whoever sits at the machine. Raises OnlyAdministratorsMay."""
    if by.actor != HOUSE and not (isinstance(by, Representative) and may_administer(by)):
        raise OnlyAdministratorsMay


def must_be_own(rep: Representative, *, by: Acts) -> None:
    """Raises OnlyYourOwn."""
    if by.actor in {HOUSE, rep.actor} or (isinstance(by, Representative) and may_administer(by)):
        return
    raise OnlyYourOwn


def may_speak_for(rep: Representative, *, by: Acts) -> bool:
    """Whether they are this person, lead a team of theirs, or administer."""
    if by.actor in {HOUSE, rep.actor}:
        return True
    if not isinstance(by, Representative) or not by.is_active:
        return False
    return may_administer(by) or any(leads and team in rep.places for team, leads in by.places.items())


def must_speak_for(rep: Representative, *, by: Acts) -> None:
    """Raises OnlyTheirLeadMay."""
    if not may_speak_for(rep, by=by):
        raise OnlyTheirLeadMay


def may_keep_rota(team: Team | None, *, by: Acts) -> bool:
    """A team's rota is kept by who leads it, one of no team by administrators."""
    if by.actor == HOUSE:
        return True
    if not isinstance(by, Representative) or not by.is_active:
        return False
    return may_administer(by) or (team is not None and by.places.get(team.pk, False))


def must_keep_rota(team: Team | None, *, by: Acts) -> None:
    """Raises NotYourRota."""
    if not may_keep_rota(team, by=by):
        raise NotYourRota
