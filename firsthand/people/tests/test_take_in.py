"""What another system tells of customers stands in the book: once, however often it is told."""

from datetime import UTC, datetime
from typing import Any

import pytest

from firsthand.files.store import store
from firsthand.journal.actor import HOUSE
from firsthand.kit.errors import Refused
from firsthand.people.actions import belong, found_company, give_consent, join, meet
from firsthand.people.actions.importing import (
    ImportIsNotUnderWay,
    begin_import,
    carry_on,
    look_at_sheet,
    pause_import,
    resume_import,
    undo_import,
)
from firsthand.people.actions.take_in import Outcome, take_in_customer
from firsthand.people.models import Address, Company, Consent, Customer, Import, Memory
from firsthand.people.rules.kinds import BelongsHow
from firsthand.people.rules.record import customer_told
from firsthand.people.rules.sheet import NeitherYesNorNo, NoTable, customer_in, guess
from tests.cast import nine, noon, one, ten

TOLD: dict[str, Any] = {
    "external_id": "shop-7",
    "name": "Rūta Kazlauskienė",
    "language": "lt",
    "addresses": [
        {"address": "Ruta@Pastas.example", "verified_at": "2026-11-01T09:00:00+02:00"},
        {"kind": "phone", "address": "+370 612 34567"},
    ],
    "company": {"name": "Balt Parts"},
}
REFUSED: dict[str, dict[str, Any]] = {
    "nothing to know them by": {"name": "Somebody"},
    "no address": {"addresses": ["nonsense"]},
    "no telephone": {"addresses": [{"kind": "phone", "address": "12"}]},
    "no such kind": {"external_id": "1", "kind": "friend"},
    "no time": {"external_id": "1", "since": "yesterday"},
    "a list for a name": {"external_id": "1", "name": ["Rūta"]},
    "a memory without words": {"external_id": "1", "memories": [{"by": "Ona"}]},
    "more memories than anybody reads": {"external_id": "1", "memories": [f"thing {one}" for one in range(51)]},
    "addresses that are no list": {"external_id": "1", "addresses": "ruta@pastas.example"},
}


@pytest.mark.django_db
class TestACustomerWhoIsTold:
    def test_is_met_with_all_that_is_told(self):
        taken = take_in_customer(customer_told(TOLD), by=HOUSE, at=noon)

        new = Customer.objects.get(external_id="shop-7")
        rows = list(new.addresses.order_by("pk").values_list("value", "verified_how"))
        assert taken.outcome is Outcome.MET and new.company is not None
        assert rows == [("ruta@pastas.example", "import"), ("+37061234567", "")]
        assert (new.name_key, new.belongs_how) == ("kazlauskiene ruta", BelongsHow.IMPORT)

    def test_twice_is_the_same(self):
        take_in_customer(customer_told(TOLD), by=HOUSE, at=noon)

        again = take_in_customer(customer_told(TOLD), by=HOUSE, at=one)

        assert again.outcome is Outcome.SAME
        assert (Customer.objects.count(), Address.objects.count(), Company.objects.count()) == (1, 2, 1)

    def test_brings_what_was_noted_of_them_once(self):
        noted = {
            **TOLD,
            "memories": ["Has a dog", {"words": "Decides alone", "by": "Ona", "at": "2024-05-01T09:00:00Z"}],
        }
        take_in_customer(customer_told(noted), by=HOUSE, at=noon)

        taken = take_in_customer(customer_told(noted), by=HOUSE, at=one)

        rows = Memory.objects.order_by("pk").values_list("words", "source", "at")
        assert list(rows) == [("Has a dog", "", noon), ("Decides alone", "Ona", datetime(2024, 5, 1, 9, tzinfo=UTC))]
        assert taken.outcome is Outcome.SAME

    def test_takes_a_consent_back_when_it_was_taken_back_elsewhere(self):
        given = {"purpose": "news", "how": "ticked it", "given_at": "2024-05-01T09:00:00Z"}
        take_in_customer(customer_told({**TOLD, "consents": [given]}), by=HOUSE, at=noon)
        ended = given | {"withdrawn_at": "2025-01-01T09:00:00Z", "withdrawn_how": "by mail"}

        taken = [take_in_customer(customer_told({**TOLD, "consents": [ended]}), by=HOUSE, at=one) for _ in range(2)]

        consent = Consent.objects.get()
        assert (consent.withdrawn_at, consent.withdrawn_how) == (datetime(2025, 1, 1, 9, tzinfo=UTC), "by mail")
        assert [each.outcome for each in taken] == [Outcome.CHANGED, Outcome.SAME]

    def test_is_known_by_an_address_and_loses_nothing(self):
        ruta = meet(name="Rūta", addresses=["ruta@pastas.example"], preferred_name="p. Rūta", at=nine)

        taken = take_in_customer(customer_told({**TOLD, "name": ""}), by=HOUSE, at=noon)

        ruta.refresh_from_db()
        assert (taken.outcome, taken.number) == (Outcome.CHANGED, ruta.pk)
        assert (ruta.name, ruta.preferred_name, ruta.language) == ("Rūta", "p. Rūta", "lt")
        assert ruta.external_id == "shop-7"

    def test_who_are_two_here_are_refused(self):
        meet(name="Rūta", addresses=["ruta@pastas.example"], at=nine)
        meet(name="R. K.", addresses=[], external_id="shop-7", at=nine)

        with pytest.raises(Refused, match="two customers"):
            take_in_customer(customer_told(TOLD), by=HOUSE, at=noon)

    def test_who_was_joined_is_who_they_became(self, shop):
        ruta = meet(name="Rūta", addresses=["ruta@pastas.example"], at=nine)
        join(ruta, meet(name="R. K.", addresses=[], external_id="shop-7", at=nine), reasons=[], by=shop.asta, at=ten)

        taken = take_in_customer(customer_told(TOLD), by=HOUSE, at=noon)

        assert taken.number == ruta.pk

    def test_stays_with_the_company_that_a_colleague_said(self, shop):
        ruta = meet(name="Rūta", addresses=["ruta@pastas.example"], at=nine)
        other = found_company(name="Another", by=shop.asta, at=nine)
        belong(ruta, company=other, how=BelongsHow.HAND, by=shop.asta, at=ten)

        take_in_customer(customer_told(TOLD), by=HOUSE, at=noon)

        assert Customer.objects.get(pk=ruta.pk).company == other

    @pytest.mark.parametrize("given", REFUSED.values(), ids=REFUSED.keys())
    def test_is_refused_with_why(self, given):
        with pytest.raises(Refused) as why:
            take_in_customer(customer_told(given), by=HOUSE, at=noon)

        assert why.value.sentence and not Customer.objects.exists()


PLAIN = "Vardas pavardė;El. paštas;Telefonas;Įmonė\nRūta Kazlauskienė;ruta@pastas.example;+370 612 34567;Balt Parts\n"
SHEETS = {
    "semicolons in UTF-8": (PLAIN.encode(), ";", "utf-8-sig", ("name", "email", "phone", "company")),
    "with a mark of its bytes": (PLAIN.encode("utf-8-sig"), ";", "utf-8-sig", ("name", "email", "phone", "company")),
    "as Excel saves Unicode": (
        PLAIN.replace(";", "\t").encode("utf-16"),
        "\t",
        "utf-16",
        ("name", "email", "phone", "company"),
    ),
    "in the Baltic code page": (PLAIN.encode("cp1257"), ";", "cp1257", ("name", "email", "phone", "company")),
    "in Cyrillic": ("Име,Имейл\nИван Петров,ivan@poshta.example\n".encode("cp1251"), ",", "cp1251", ("name", "email")),
    "without heads": (b"Elena Rossi|elena@posta.example\n", "|", "utf-8-sig", ("", "email")),
    "with lines in cells": (b'name,email\n"Elena\nRossi","elena@posta.example"\n', ",", "utf-8-sig", ("name", "email")),
}


class TestASheet:
    @pytest.mark.parametrize(("raw", "delimiter", "encoding", "fields"), SHEETS.values(), ids=SHEETS.keys())
    def test_is_read_as_it_was_written(self, raw, delimiter, encoding, fields):
        reading = guess(raw)

        assert (reading.delimiter, reading.encoding, reading.fields) == (delimiter, encoding, fields)
        assert "@" in "".join(next(reading.rows(raw)))

    @pytest.mark.parametrize(
        ("cell", "allowed"),
        [
            ("yes", [None]),
            ("Taip", [None]),
            ("да", [None]),
            ("24.11.2026", [datetime(2026, 11, 24, tzinfo=UTC)]),
            ("2026-11-24T09:00:00+02:00", [datetime(2026, 11, 24, 7, tzinfo=UTC)]),
            ("no", []),
            ("ne", []),
            ("0", []),
            ("", []),
        ],
    )
    def test_says_what_they_allow(self, cell, allowed):
        told = customer_in(["ruta@pastas.example", cell], ("email", "allows_news"), named_by="customers.csv, 2")

        assert [(one.purpose, one.how, one.given_at) for one in told.consents] == [
            ("news", "customers.csv, 2", at) for at in allowed
        ]

    @pytest.mark.parametrize(("cell", "taken_back"), [("no", ["news"]), ("Ne", ["news"]), ("", []), ("yes", [])])
    def test_says_what_they_do_not_allow(self, cell, taken_back):
        told = customer_in(["ruta@pastas.example", cell], ("email", "allows_news"), named_by="customers.csv, 2")

        assert list(told.taken_back) == taken_back

    def test_says_how_they_would_rather_be_answered(self):
        told = customer_in(["ruta@pastas.example", "Phone"], ("email", "prefers"))

        assert told.traits == {"prefers": "phone"}

    def test_that_says_neither_yes_nor_no_is_refused(self):
        with pytest.raises(NeitherYesNorNo):
            customer_in(["ruta@pastas.example", "maybe"], ("email", "allows_news"))

    @pytest.mark.parametrize("raw", [b"", b"\n\n", b"\x00\x00"], ids=["nothing", "lines", "nulls"])
    def test_that_is_none_is_refused(self, raw):
        with pytest.raises(NoTable):
            guess(raw)


ROWS = """id,name,email,phone,newsletter
1,Rūta,ruta@pastas.example,+37061234567,yes
2,Elena,elena@posta.example,,yes
3,Nobody,nonsense,,
1,Rūta K.,ruta@elsewhere.example,,yes
"""


class TestAnImport:
    def test_takes_back_what_it_says_is_allowed_no_more_and_gives_it_again_when_undone(self, shop, settings, tmp_path):
        settings.FILES_FOLDER = tmp_path
        elena = meet(name="Elena", addresses=["elena@posta.example"], language="it", at=nine)
        give_consent(elena, purpose="news", how="ticked it", by=shop.asta, at=nine)
        rows = "email,newsletter\nelena@posta.example,no\n"
        sheet = look_at_sheet(store(rows.encode(), name="left.csv", mime="text/csv"), by=shop.jonas, at=ten)
        begin_import(sheet)
        carry_on(sheet.pk, at=noon)

        allowed = elena.consents.get()
        assert (allowed.withdrawn_at, allowed.withdrawn_how) == (noon, "left.csv, 2")
        undo_import(Import.objects.get(pk=sheet.pk))
        carry_on(sheet.pk, at=one)
        assert elena.consents.standing().exists()

    @pytest.fixture
    def brought(self, shop, settings, tmp_path) -> Import:
        settings.FILES_FOLDER = tmp_path
        meet(name="Elena Rossi", addresses=["elena@posta.example"], language="it", at=nine)
        sheet = look_at_sheet(store(ROWS.encode(), name="customers.csv", mime="text/csv"), by=shop.jonas, at=ten)
        begin_import(sheet)
        while carry_on(sheet.pk, at=noon):
            pass
        return Import.objects.get(pk=sheet.pk)

    def test_says_what_became_of_each_row(self, brought):
        assert (brought.met, brought.changed, brought.refused, brought.state) == (1, 2, 1, "done")
        assert [one.how for one in Consent.objects.order_by("pk")] == ["customers.csv, 2", "customers.csv, 3"]
        refused = brought.rows.get(outcome="refused")
        assert refused.line == 4 and "nonsense" in refused.sentence

    def test_is_undone_as_far_as_nobody_changed_it(self, brought):
        undo_import(brought)
        while carry_on(brought.pk, at=one):
            pass

        elena = Customer.objects.get()
        assert (elena.name, elena.external_id, Address.objects.count()) == ("Elena Rossi", None, 1)
        assert not elena.consents.exists()

    def test_rests_and_goes_on_where_it_was(self, shop, settings, tmp_path):
        settings.FILES_FOLDER = tmp_path
        rows = "email\n" + "".join(f"person{number}@posta.example\n" for number in range(120))
        sheet = look_at_sheet(store(rows.encode(), name="many.csv", mime="text/csv"), by=shop.jonas, at=ten)
        begin_import(sheet)
        carry_on(sheet.pk, at=noon)

        pause_import(sheet)

        assert carry_on(sheet.pk, at=noon) is False and Customer.objects.count() == 100
        with pytest.raises(ImportIsNotUnderWay):
            pause_import(sheet)
        resume_import(sheet)
        assert carry_on(sheet.pk, at=noon) is False
        assert Customer.objects.count() == 120 and Import.objects.get().state == "done"

    def test_keeps_who_has_written_since_when_it_is_undone(self, shop, brought):
        shop.receives_mail(at=datetime(2026, 11, 24, 12, tzinfo=UTC))
        undo_import(brought)
        while carry_on(brought.pk, at=one):
            pass

        assert Customer.objects.filter(addresses__value="ruta@pastas.example").exists()
