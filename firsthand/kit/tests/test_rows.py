"""Rows that are written by SQL made once hold what Django would have written."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from firsthand.journal.models import Entry
from firsthand.kit.rows import insert, insert_few, update
from firsthand.people.models import Customer

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, 0, 0, 250, tzinfo=UTC)
EAST = timezone(timedelta(hours=5, minutes=30))


def entry(name: str, **more: object) -> Entry:
    return Entry(**{"name": name, "at": NOON, "by_kind": "house", "by_id": 0, "payload": {}, **more})


class TestInsert:
    @pytest.mark.parametrize("at", [NOON, NOON.astimezone(EAST), NOON.replace(microsecond=0)])
    def test_keeps_a_moment_in_whatever_zone(self, at):
        row = entry("a.fact", at=at)

        insert(row)

        assert Entry.objects.get(pk=row.pk).at == at
        assert list(Entry.objects.filter(at=at)) == [row]

    def test_keeps_texts_numbers_nothing_and_json(self):
        row = entry("a.fact", customer_id=None, conversation_id=12, payload={"a": [1, "ž", None]})

        insert(row)

        kept = Entry.objects.get(pk=row.pk)
        assert (kept.name, kept.customer_id, kept.conversation_id, kept.payload) == (
            "a.fact",
            None,
            12,
            {"a": [1, "ž", None]},
        )

    def test_of_a_few_gives_each_its_own_number(self):
        rows = [entry("first"), entry("second"), entry("third")]

        insert_few(rows)

        assert [Entry.objects.get(pk=row.pk).name for row in rows] == ["first", "second", "third"]


class TestUpdate:
    def test_writes_these_fields_and_no_others(self):
        customer = Customer(name="Ruta", since=NOON)
        insert(customer)
        customer.name, customer.language = "Rūta", "lt"

        update(customer, "name")

        kept = Customer.objects.get(pk=customer.pk)
        assert (kept.name, kept.language, kept.since) == ("Rūta", "", NOON)
