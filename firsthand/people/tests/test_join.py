"""Two customers turn out to be one person, and it can be taken back."""

from datetime import UTC

import pytest
from django.apps import apps
from django.db.models import Model

from firsthand.conversations.actions.change_person import find_by_new_name
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import Asking, answer_to
from firsthand.conversations.rules.asking import read_line
from firsthand.journal.models import Entry
from firsthand.people.actions import (
    add_address,
    give_consent,
    join,
    meet,
    part,
    prove,
    recognise,
    remember,
    split_off,
)
from firsthand.people.actions.join import JoinedAlready, WithThemselves
from firsthand.people.actions.part import JoinedFurther, PartedAlready
from firsthand.people.models import Address, Customer, Joining
from firsthand.people.rules.ways import Proof, Way
from firsthand.promises.models import Promise
from tests.budget import budget
from tests.cast import Writer, evening, nine, noon, one, ten

ruta = Writer("Rūta Kazlauskienė", "ruta@pastas.example")
at_work = Writer("R. Kazlauskienė", "ruta@baltparts.example")


@pytest.fixture
def two(shop):
    """Rūta wrote from home and from work, and nobody knew that she is one."""
    home = shop.receives_mail(from_=ruta, subject="My fridge hums", at=nine)
    work = shop.receives_mail(from_=at_work, subject="Our invoice", at=ten)
    return home.author_customer, work.author_customer


def rows_of(customer: Customer) -> dict[str, list[int]]:
    """Everything that names the customer, by its table."""
    named: dict[str, tuple[type[Model], str]] = {
        "addresses": (Address, "customer"),
        "conversations": (Conversation, "customer"),
        "messages": (Message, "author_customer"),
        "promises": (Promise, "customer"),
    }
    return {
        name: sorted(model._default_manager.filter(**{field: customer}).values_list("pk", flat=True))
        for name, (model, field) in named.items()
    }


def found(shop, words: str) -> set[str]:
    """The subjects of what is found."""
    answer = answer_to(read_line(words), Asking(shop.jonas, at=noon, zone=UTC))
    return {one.conversation.subject for one in answer.found}


class TestTwoWhoAreOne:
    def test_are_one_with_all_that_was_the_others(self, shop, two):
        home, work = two
        before = rows_of(home), rows_of(work)
        remember(work, words="Has a dog", by=shop.asta, at=ten)
        give_consent(work, purpose="news", how="ticked it", by=shop.asta, at=ten)

        join(home, work, reasons=["name-box"], by=shop.asta, at=noon)

        assert rows_of(home) == {name: sorted(before[0][name] + before[1][name]) for name in before[0]}
        assert not any(rows_of(work).values())
        assert home.memories.count() == home.consents.count() == 1
        assert Customer.objects.get(pk=work.pk).stands_in == home

    @pytest.mark.parametrize(("parted", "since"), [((0, 1), [nine, noon]), ((1, 0), [ten, noon])])
    def test_are_a_customer_since_the_earliest_day_until_they_are_parted(self, shop, two, parted, since):
        stays, later = two
        earliest, latest = (meet(name="", addresses=[], language="en", at=at) for at in (nine, evening))
        Customer.objects.filter(pk=stays.pk).update(since=noon)
        joinings = [join(stays, one, reasons=[], by=shop.asta, at=evening) for one in (later, earliest)]
        join(stays, latest, reasons=[], by=shop.asta, at=evening)
        assert Customer.objects.get(pk=stays.pk).since == nine

        days = []
        for number in parted:
            part(joinings[number], by=shop.asta, at=evening)
            days.append(Customer.objects.get(pk=stays.pk).since)
        assert days == since
        assert [Customer.objects.get(pk=one.pk).since for one in (earliest, later)] == [nine, ten]

    def test_are_recognised_by_either_address(self, shop, two):
        home, work = two
        join(home, work, reasons=[], by=shop.asta, at=noon)

        assert recognise(at_work.address, at=one) == recognise(ruta.address, at=one) == home

    def test_lend_each_other_what_one_lacks_and_lose_nothing(self, shop, two):
        home, work = two
        Customer.objects.filter(pk=work.pk).update(language="lt", position="buyer", name="R. K.")

        join(home, work, reasons=[], by=shop.asta, at=noon)

        home.refresh_from_db()
        assert (home.language, home.position, home.name) == ("lt", "buyer", ruta.name)

    def test_leave_a_fact(self, shop, two):
        home, work = two
        joining = join(home, work, reasons=[], by=shop.asta, at=noon)

        told = Entry.objects.get(name="customer.joined")
        assert (told.customer_id, told.payload) == (home.pk, {"other": work.pk, "joining": joining.pk})

    def test_are_found_by_the_name_they_have_now(self, shop, two):
        home, work = two
        Customer.objects.filter(pk=home.pk).update(name="Rozalija Kazlauskienė")
        join(home, work, reasons=[], by=shop.asta, at=noon)

        find_by_new_name(Joining.objects.get().pk, after=0)

        assert "Our invoice" in found(shop, "Rozalija")

    def test_cost_few_statements_however_much_they_wrote(self, shop, two):
        home, work = two
        with budget(30):
            join(home, work, reasons=[], by=shop.asta, at=noon)


class TestPartingThem:
    def test_gives_each_exactly_what_was_theirs(self, shop, two):
        home, work = two
        before = rows_of(home), rows_of(work)
        joining = join(home, work, reasons=[], by=shop.asta, at=noon)

        part(joining, by=shop.asta, at=one)

        assert (rows_of(home), rows_of(work)) == before

    def test_leaves_what_came_since_with_who_stayed(self, shop, two):
        home, work = two
        joining = join(home, work, reasons=[], by=shop.asta, at=noon)
        since = shop.receives_mail(from_=at_work, subject="One more invoice", at=one)

        part(joining, by=shop.asta, at=evening)

        assert Conversation.objects.get(pk=since.conversation_id).customer == home
        assert recognise(at_work.address, at=evening) == work

    def test_empties_what_was_filled_in_but_not_what_was_said_since(self, shop, two):
        home, work = two
        Customer.objects.filter(pk=work.pk).update(language="lt", position="buyer")
        joining = join(home, work, reasons=[], by=shop.asta, at=noon)
        Customer.objects.filter(pk=home.pk).update(position="head of purchasing")

        part(joining, by=shop.asta, at=one)

        home.refresh_from_db()
        assert (home.language, home.position) == ("", "head of purchasing")

    def test_twice_is_refused(self, shop, two):
        joining = join(*two, reasons=[], by=shop.asta, at=noon)
        part(joining, by=shop.asta, at=one)

        with pytest.raises(PartedAlready):
            part(joining, by=shop.asta, at=one)

    def test_waits_for_a_later_joining_to_be_taken_back(self, shop, two):
        home, work = two
        joining = join(home, work, reasons=[], by=shop.asta, at=noon)
        third = meet(name="Rūta", addresses=["r@third.example"], at=noon)
        later = join(third, home, reasons=[], by=shop.asta, at=one)

        with pytest.raises(JoinedFurther):
            part(joining, by=shop.asta, at=evening)

        part(later, by=shop.asta, at=evening)
        part(joining, by=shop.asta, at=evening)
        assert recognise(at_work.address, at=evening) == work


# What names a customer and is not carried, and why.
STAYS_WHERE_IT_IS = {
    "people.customer.joined_into": "it says who they became",
    "people.joining.stays": "it is the joining itself",
    "people.joining.goes": "it is the joining itself",
    "people.apart.one": "what was said of each is still true of each",
    "people.apart.other": "what was said of each is still true of each",
    "people.importedrow.customer": "what a file brought is undone on the row that it brought",
    "portal.visit.customer": "a visit by code holds while the address is its customer's: they come in once more",
    "portal.asking.customer": "a code for another address is good in the visit that asked for it, which ends as well",
    "chat.visitor.customer": "a chat asks who they became",
}
CARRIED = {
    "people.address.customer",
    "people.consent.customer",
    "people.memory.customer",
    "conversations.conversation.customer",
    "conversations.message.author_customer",
    "conversations.unsent.customer",
    "conversations.pagelink.customer",
    "promises.promise.customer",
    "promises.failure.customer",
    "promises.repair.customer",
}


def test_every_table_that_names_customers_is_carried_or_says_why_not():
    fields = [field for model in apps.get_models() for field in model._meta.get_fields() if field.concrete]
    naming = {f"{field.model._meta.label_lower}.{field.name}" for field in fields if field.related_model is Customer}

    assert naming - STAYS_WHERE_IT_IS.keys() == CARRIED


class TestWhoCannotBeJoined:
    def test_are_somebody_with_themselves(self, shop, two):
        with pytest.raises(WithThemselves):
            join(two[0], two[0], reasons=[], by=shop.asta, at=noon)

    def test_are_those_who_were_joined_already(self, shop, two):
        home, work = two
        join(home, work, reasons=[], by=shop.asta, at=noon)

        with pytest.raises(JoinedAlready):
            join(meet(name="Rūta", addresses=["r@third.example"], at=noon), work, reasons=[], by=shop.asta, at=one)


class TestAProvenAddress:
    def test_is_verified_since_when_and_how(self, shop, two):
        prove(two[0], address=ruta.address, kind=Way.EMAIL, how=Proof.CODE, by=two[0], at=noon)

        row = Address.objects.email(ruta.address).get()
        assert (row.verified_at, row.verified_how) == (noon, "code")

    def test_that_nobody_had_is_theirs(self, shop, two):
        prove(two[0], address="+370 612 34567", kind=Way.PHONE, how=Proof.CODE, by=two[0], at=noon)

        assert Address.objects.at(Way.PHONE, "0037061234567").get().customer == two[0]

    def test_that_is_anothers_shows_that_they_are_one_person(self, shop, two):
        home, work = two

        person = prove(work, address=ruta.address, kind=Way.EMAIL, how=Proof.LINK, by=work, at=noon)

        assert person == home
        assert recognise(at_work.address, at=one) == home

    def test_that_was_only_said_joins_nobody(self, shop, two):
        add_address(two[0], address="+37061234567", kind=Way.PHONE, by=shop.asta, at=noon)

        assert Customer.objects.filter(joined_into=None).count() == 2


class TestAnAddressOfAnotherPerson:
    def test_takes_the_matters_in_which_only_it_wrote(self, shop, two):
        home, work = two
        join(home, work, reasons=[], by=shop.asta, at=noon)
        address = Address.objects.email(at_work.address).get()

        new = split_off(address, by=shop.asta, at=one)

        assert [matter.subject for matter in Conversation.objects.filter(customer=new)] == ["Our invoice"]
        assert rows_of(new)["messages"] and rows_of(new)["promises"] and rows_of(new)["addresses"] == [address.pk]
        assert [matter.subject for matter in Conversation.objects.filter(customer=home)] == ["My fridge hums"]
