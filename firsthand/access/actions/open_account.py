"""A new account is opened."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.access.models import Account, Role
from firsthand.kit.errors import Refused


class AddressIsTaken(Refused):
    """Somebody already signs in with this address."""

    words = _("Somebody already signs in with this address. Use another one, or sign in with it.")


def open_account(email: str, *, role: Role, at: datetime, password: str | None, language: str = "en") -> Account:
    """The account stands; without a password nobody signs in to it. Raises AddressIsTaken."""
    try:
        with transaction.atomic():
            account = Account.objects.join(email, role=role, at=at, password=password, language=language)
            _vouch_for_address(account)
    except IntegrityError as twice:
        raise AddressIsTaken from twice
    return account


def _vouch_for_address(account: Account) -> None:
    # allauth lets nobody set up a second factor on an address that it does not hold for verified;
    # ours are: the link came by mail, or the operator typed the address on the machine itself.
    EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=True)
