"""Somebody says that two customers are not one person."""

from datetime import datetime

from django.db import transaction

from firsthand.people.models import Apart, Customer
from firsthand.team.models import Representative


@transaction.atomic
def keep_apart(one: Customer, other: Customer, *, by: Representative, at: datetime) -> None:
    """It is not asked again."""
    older, newer = sorted((one.pk, other.pk))
    Apart.objects.get_or_create(one_id=older, other_id=newer, defaults={"at": at, "by": by})


@transaction.atomic
def ask_again(one: Customer, other: Customer) -> None:
    """Whether they are one person is asked again."""
    older, newer = sorted((one.pk, other.pk))
    Apart.objects.filter(one=older, other=newer).delete()
