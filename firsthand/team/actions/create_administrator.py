"""An administrator is made at the machine itself."""

from datetime import datetime

from firsthand.access.models import Role
from firsthand.journal.actor import HOUSE
from firsthand.team.actions.choose_password import a_good_password, an_address
from firsthand.team.actions.take_in import take_in
from firsthand.team.models import Representative


def create_administrator(email: str, password: str, *, name: str = "", at: datetime) -> Representative:
    """Somebody can sign in and invite everybody else. Only the operator's command calls this: no page does.

    Raises AddressIsTaken, AddressIsWrong, WeakPassword.
    """
    email = an_address(email)
    password = a_good_password(password, email=email)
    known_as = name or email.partition("@")[0].replace(".", " ").title()
    return take_in(email, name=known_as, role=Role.ADMINISTRATOR, teams=(), password=password, by=HOUSE, at=at)
