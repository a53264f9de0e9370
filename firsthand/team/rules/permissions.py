"""Who may do what among the people who serve."""

from django.utils.translation import gettext_lazy as _

from firsthand.access.models import Role
from firsthand.journal.actor import HOUSE, Acts
from firsthand.kit.errors import Forbidden
from firsthand.team.models import Representative


class OnlyAdministratorsMay(Forbidden):
    """An administrator has to do this."""

    words = _("Only an administrator can do this. Ask one of yours.")


class OnlyYourOwn(Forbidden):
    """A profile is its owner's, or an administrator's, to change."""

    words = _("You can change your own profile. For somebody else's, ask an administrator.")


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
