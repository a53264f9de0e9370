"""Customers and addresses that are known already are compared as new ones are."""

from typing import Any

from django.db import migrations

from firsthand.people.rules.domains import company_domain_of
from firsthand.people.rules.names import name_key

AT_ONCE = 1_000


def compare(apps: Any, schema_editor: Any) -> None:
    customers, addresses = apps.get_model("people", "Customer"), apps.get_model("people", "Address")
    fill(customers.objects.filter(name_key="").exclude(name=""), "name_key", lambda one: name_key(one.name))
    fill(addresses.objects.filter(kind="email", domain=""), "domain", lambda one: company_domain_of(one.value))


def fill(rows: Any, field: str, value: Any) -> None:
    after = 0
    while some := list(rows.filter(pk__gt=after).order_by("pk")[:AT_ONCE]):
        for one in some:
            setattr(one, field, value(one))
        rows.model.objects.bulk_update(some, [field])
        after = some[-1].pk


class Migration(migrations.Migration):
    dependencies = [("people", "0007_one_person")]

    operations = [migrations.RunPython(compare, migrations.RunPython.noop)]
