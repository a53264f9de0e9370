"""Asta, who comes in by the door."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import get_user
from django.http import HttpRequest
from django.test import Client

from firsthand.access.actions import open_account
from firsthand.access.models import Account, Role

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
ASTA = "asta@namugeris.example"
PASSWORD = "geras rytas Vilniuje"


def asta(role: Role = Role.REPRESENTATIVE) -> Account:
    return open_account(ASTA, role=role, at=MONDAY, password=PASSWORD)


def sign_in(client: Client, *, email: str = ASTA, password: str = PASSWORD, **more: Any) -> Any:
    return client.post("/accounts/login/", {"login": email, "password": password}, **more)


def is_in(client: Client, account: Account) -> bool:
    request = HttpRequest()
    request.session = client.session
    return get_user(request).pk == account.pk
