"""An empty house begins: the link that opens it once, and the first administrator behind it."""

import hmac
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import HOUSE
from firsthand.kit.errors import Refused
from firsthand.kit.turns import take_turn
from firsthand.organisation.actions import AboutUs, change_organisation
from firsthand.team.actions.change_membership import change_teams
from firsthand.team.actions.create_administrator import create_administrator
from firsthand.team.actions.limit_silence import USUAL, limit_silence
from firsthand.team.models import Representative, Team

BEGINNING = 1 << 20  # a turn of its own among those of `kit.turns`


class FirstLinkIsWrong(Refused):
    """It is not the link that this installation printed."""

    words = _("This is not the whole link. Copy it again from where the server printed it when it started.")


class HouseHasBegun(Refused):
    """Somebody is here already."""

    words = _("This house has its administrator already. Sign in, or ask whoever set it up to invite you.")


def first_link() -> str:
    """The link by which the first administrator comes in; empty once somebody is here.

    It is made of the secret key and lies nowhere: only who can read the server's own words has it.
    """
    if Representative.objects.people().exists():
        return ""
    return f"{settings.BASE_URL}{reverse('team:begin', args=[_token()])}"


def open_house(token: str) -> None:
    """Raises FirstLinkIsWrong, HouseHasBegun."""
    if not hmac.compare_digest(token.encode(), _token().encode()):
        raise FirstLinkIsWrong
    if Representative.objects.people().exists():
        raise HouseHasBegun


@transaction.atomic
def begin_house(token: str, *, about: AboutUs, name: str, email: str, password: str, at: datetime) -> Representative:
    """The organisation has its name and the first administrator, who belongs to its first team; the link is used up.

    Raises FirstLinkIsWrong, HouseHasBegun, Unnamed, UnknownLanguage, UnknownTimeZone, AddressIsWrong, WeakPassword.
    """
    take_turn(BEGINNING)  # of two who open the link at once the second finds somebody here
    open_house(token)
    change_organisation(about, by=HOUSE, at=at)
    first = create_administrator(email, password, name=name, at=at)
    if team := Team.objects.eldest():
        limit_silence(team, minutes=USUAL, by=HOUSE, at=at)
        change_teams(first, teams=[team], by=HOUSE, at=at)
    return first


def _token() -> str:
    return salted_hmac("firsthand.team.first", "administrator", algorithm="sha256").hexdigest()
