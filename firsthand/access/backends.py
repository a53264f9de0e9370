"""How a signed-in account is fetched at each request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from firsthand.access.models import Account
from firsthand.access.models.account import AccountQuerySet
from firsthand.kit.prepared import prepared


class Door(AuthenticationBackend):
    """allauth's check of e-mail and password; the account comes with its representative in one statement."""

    def _authenticate_by_email(self, email: str, password: str) -> Account | None:
        # allauth asks once more for an address that it does not know, which tells it by the time taken; this asks once.
        account: Account | None = self._check_password(Account.objects.at_address(email).first(), password)
        return account

    def get_user(self, user_id: Any) -> Account | None:
        # The representative lives above this folder and is named only by the word of its relation.
        account = next(iter(_numbered(int(user_id))), None)
        return account if account and self.user_can_authenticate(account) else None


@prepared
def _numbered(account: int) -> AccountQuerySet:
    return Account.objects.active().select_related("representative").filter(pk=account)
