"""What is prepared once answers as if it were asked anew."""

from datetime import datetime

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Length
from django.db.models.signals import post_init, pre_init
from django.test.utils import CaptureQueriesContext

from firsthand.journal.models import Entry
from firsthand.kit.prepared import prepared, prepared_values
from firsthand.kit.rows import insert, update
from firsthand.people.models import Address, Customer
from tests.cast import nine

pytestmark = pytest.mark.django_db


@prepared
def at(*values: str) -> QuerySet[Address]:
    return Address.objects.filter(value__in=values).select_related("customer").order_by("pk")


@prepared
def numbered(number: int, *, since_first: bool) -> QuerySet[Customer]:
    return Customer.objects.filter(pk=number).order_by("since" if since_first else "-since")


@prepared
def holders(value: str) -> QuerySet[Address]:
    return Address.objects.filter(value=value).only("value", "customer__name").select_related("customer")


@prepared
def with_length(name: str) -> QuerySet[Customer]:
    return Customer.objects.filter(name=name).annotate(length=Length("name"))


@prepared_values
def known(name: str) -> QuerySet[Customer, tuple[str, datetime]]:
    return Customer.objects.filter(name=name).values_list("name", "since")


@prepared
def said(name: str) -> QuerySet[Entry]:
    return Entry.objects.filter(name=name).order_by("pk")


@pytest.fixture
def ruta() -> Customer:
    ruta = Customer(name="Rūta", since=nine)
    insert(ruta)
    for value in ("ruta@pastas.example", "ruta@work.example"):
        insert(Address(customer=ruta, value=value, since=nine))
    return ruta


class TestAPreparedQuery:
    def test_gives_each_row_an_empty_list_of_its_own(self):
        for _each in range(2):
            insert(Entry(name="told", at=nine, by_kind="house", payload=[]))

        first, second = said("told")
        first.payload.append(1)

        assert second.payload == []

    def test_answers_each_time_with_other_values(self, ruta):
        assert [one.value for one in at("ruta@work.example")] == ["ruta@work.example"]
        assert [one.value for one in at("ruta@pastas.example")] == ["ruta@pastas.example"]
        assert at("nobody@pastas.example") == []

    def test_takes_more_values_than_the_time_before(self, ruta):
        at("ruta@work.example")

        assert len(at("ruta@work.example", "ruta@pastas.example")) == 2

    def test_reads_moments_in_utc_and_the_related_row_in_the_same_statement(self, ruta):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = at("ruta@work.example", "ruta@pastas.example")
            names = {one.customer.name for one in found}

        assert (len(asked), names, found[0].since) == (1, {"Rūta"}, nine)

    def test_gives_two_rows_of_one_person_the_same_person(self, ruta):
        first, second = at("ruta@work.example", "ruta@pastas.example")

        assert first.customer is second.customer

    def test_takes_a_value_that_looks_like_sql_as_a_value(self, ruta):
        assert at("' OR 1=1 --", "%s", "%") == []

    def test_keeps_apart_what_is_asked_in_another_shape(self, ruta):
        assert numbered(ruta.pk, since_first=True) == numbered(ruta.pk, since_first=False) == [ruta]

    def test_fetches_what_was_left_out_when_it_is_wanted(self, ruta):
        (address,) = holders("ruta@work.example")

        assert address.get_deferred_fields() >= {"since", "bounced_at"}
        assert (address.since, address.customer.since) == (nine, nine)

    def test_gives_objects_that_can_be_changed_and_kept(self, ruta):
        (address,) = at("ruta@work.example")
        address.customer.name = "Rūta K."

        address.customer.save(update_fields=["name"])

        assert Customer.objects.get().name == "Rūta K."

    def test_reads_what_is_asked_beside_the_row(self, ruta):
        [found] = with_length(ruta.name)

        assert vars(found)["length"] == len(ruta.name)

    def test_gives_tuples_where_values_are_asked_for(self, ruta):
        assert known("Rūta") == [("Rūta", nine)]
        assert known("Jonas") == []


class TestEveryModel:
    """What is read without Django's own way must have nothing to say about it."""

    @pytest.mark.parametrize(
        "model", [model for model in apps.get_models() if model.__module__.startswith("firsthand.")]
    )
    def test_is_read_as_it_stands_in_its_row(self, model):
        own = {"__init__", "from_db", "__new__"} & {
            name for kind in model.__mro__ if kind.__module__.startswith("firsthand.") for name in vars(kind)
        }

        assert not own
        assert not (pre_init.has_listeners(model) or post_init.has_listeners(model))


class TestARowWrittenDown:
    def test_knows_its_number_and_stands_as_it_was_given(self, ruta):
        assert Customer.objects.get(pk=ruta.pk).name == "Rūta"

    def test_changes_only_in_the_fields_named(self, ruta):
        ruta.name, ruta.language = "Rūta K.", "lt"

        update(ruta, "name")

        ruta.refresh_from_db()
        assert (ruta.name, ruta.language) == ("Rūta K.", "")
