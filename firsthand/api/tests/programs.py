"""Programs that call the interface, each with a key."""

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client

from firsthand.access.actions import cut_key
from firsthand.access.models import KeyRole
from firsthand.journal.actor import HOUSE
from firsthand.people.models import Customer
from firsthand.team.models import Representative
from tests.cast import nine


@dataclass(frozen=True)
class Program:
    """Whoever holds this token."""

    token: str

    def get(self, address: str, **asked: Any) -> Any:
        return self.asks("GET", address, data=asked)

    def post(self, address: str, /, *, headers: dict[str, str] | None = None, **body: Any) -> Any:
        return self.sends("POST", address, body, headers=headers)

    def patch(self, address: str, /, *, headers: dict[str, str] | None = None, **body: Any) -> Any:
        return self.sends("PATCH", address, body, headers=headers)

    def sends(self, method: str, address: str, body: Any, *, headers: dict[str, str] | None = None) -> Any:
        words = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.asks(method, address, data=words, content_type="application/json", headers=headers)

    def asks(self, method: str, address: str, *, headers: dict[str, str] | None = None, **more: Any) -> Any:
        way = getattr(Client(), method.lower())
        return way(f"/api/v1{address}", headers={"Authorization": f"Bearer {self.token}", **(headers or {})}, **more)


def program_of(rep: Representative) -> Program:
    """A key that sees what this representative sees."""
    role = KeyRole.ADMINISTRATOR if rep.is_administrator else KeyRole(rep.role.value)
    return Program(cut_key(name=f"{rep.name}'s", role=role, account=rep.account, by=HOUSE, at=nine)[1])


def program_of_customer(customer: Customer) -> Program:
    """The customer's own key."""
    return Program(cut_key(name="own", role=KeyRole.CUSTOMER, customer_id=customer.pk, by=HOUSE, at=nine)[1])
