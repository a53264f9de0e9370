"""How a signed-in account is fetched at each request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from firsthand.access.models import Account


class Door(AuthenticationBackend):
    """allauth's check of e-mail and password; the account comes with its representative in one statement."""

    def get_user(self, user_id: Any) -> Account | None:
        # The representative lives above this folder and is named only by the word of its relation.
        account = Account.objects.active().select_related("representative").filter(pk=user_id).first()
        return account if account and self.user_can_authenticate(account) else None
