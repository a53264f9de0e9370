"""Who calls: the bearer of a key, and for whom the key speaks."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from firsthand.access.models import Key
from firsthand.access.queries import key_of
from firsthand.api.limits import refuse_too_many
from firsthand.api.problems import Problem, not_allowed
from firsthand.kit.prepared import prepared
from firsthand.people.models import Customer
from firsthand.team.models import Representative

CHALLENGE = {"WWW-Authenticate": 'Bearer realm="firsthand"'}


@dataclass(frozen=True)
class Caller:
    """A key, with the representative or the customer for whom it speaks; exactly one of them is known."""

    key: Key
    representative: Representative | None = None
    customer: Customer | None = None

    @property
    def staff(self) -> Representative:
        """The representative; raises a problem for a customer's key, which may not do what asks this."""
        if self.representative is None:
            raise not_allowed(
                "A customer's key cannot do this. Use a key of a representative, a lead or an administrator."
            )
        return self.representative

    @property
    def is_administrator(self) -> bool:
        return self.representative is not None and self.representative.is_administrator


class Bearer(HttpBearer):
    """`Authorization: Bearer fh_…`; cookies are never looked at."""

    openapi_bearerFormat = "fh_…"  # noqa: N815 - as OpenAPI spells it
    openapi_description = "A key made with `firsthand key create` or on the page of keys."

    def __call__(self, request: HttpRequest) -> Any:
        caller = super().__call__(request)
        if caller is None:
            raise Problem(401, "Send a valid key: `Authorization: Bearer fh_…`.", headers=CHALLENGE)
        return caller

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        key = key_of(token.strip(), at=timezone.now())
        if key is None:
            return None
        refuse_too_many(key)
        return _caller(key)


def _caller(key: Key) -> Caller | None:
    if key.account is not None:
        representative = next(iter(_with(key.account.pk)), None)
        if representative is None:
            return None
        # The account that is at hand: asking for both again costs a third of a small call.
        representative.account = key.account
        return Caller(key, representative=representative)
    customer = Customer.objects.filter(pk=key.customer_id or 0).first()
    return Caller(key, customer=customer) if customer else None


@prepared
def _with(account: int) -> QuerySet[Representative]:
    return Representative.objects.filter(account=account)


def caller_of(request: HttpRequest) -> Caller:
    """Who calls, in an address behind the door."""
    caller: Caller = request.auth  # type: ignore[attr-defined] # set by ninja after the key was checked
    return caller
