"""What somebody types in to come in by is checked."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from firsthand.access.models import Account
from firsthand.access.models.account import tidy_email
from firsthand.kit.errors import Refused


class WeakPassword(Refused):
    """A password that would soon be guessed."""

    words = "{reasons}"


class AddressIsWrong(Refused):
    """What was written is no e-mail address."""

    words = _("“{email}” is not an e-mail address.")


def a_good_password(password: str, *, email: str) -> str:
    """The password, when it is long and uncommon enough. Raises WeakPassword with every reason."""
    try:
        validate_password(password, Account(email=email))
    except ValidationError as weak:
        raise WeakPassword(reasons=" ".join(weak.messages)) from weak
    return password


def an_address(email: str) -> str:
    """The address in its one spelling. Raises AddressIsWrong."""
    tidy = tidy_email(email)
    try:
        validate_email(tidy)
    except ValidationError as wrong:
        raise AddressIsWrong(email=email[:80]) from wrong
    return tidy
