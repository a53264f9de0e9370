"""`firsthand import` and `firsthand export`."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from firsthand.people.actions import (
    add_address,
    found_company,
    give_consent,
    join,
    mark_proven,
    meet,
    put_away,
    remember,
)
from firsthand.people.actions.belong import belong
from firsthand.people.actions.importing import carry_on, undo_import
from firsthand.people.models import Company, Customer, Import
from firsthand.run.exchange.bring import Line, bring, lines_of, try_out
from firsthand.run.exchange.take_out import companies, customers, take_out
from tests.cast import nine, noon, one, ten

LINES = """\
{"type": "company", "external_id": "c-1", "name": "Balt Parts", "domains": ["baltparts.example"]}
{"type": "customer", "external_id": "7", "name": "Rūta", "addresses": ["ruta@baltparts.example"], "company": {"external_id": "c-1"}}

not json
{"type": "elephant"}
{"type": ["customer"]}
{"type": "customer", "name": "Nobody"}
{"type": "customer", "email": "elena@posta.example", "phone": "+390212345678"}
"""


CONSENT = {"purpose": "news", "given_at": "2026-11-01T09:00:00+02:00"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "old.jsonl"
    path.write_text(LINES)
    return path


@pytest.mark.django_db
class TestLines:
    def test_are_taken_in_or_refused_with_their_number(self, file: Path) -> None:
        refused: list[Line] = []

        took = bring(file, at=noon, refused=refused.append)

        assert (took.met, took.refused) == (3, 4)
        assert [line.number for line in refused] == [4, 5, 6, 7] and all(line.why for line in refused)
        assert Customer.objects.get(external_id="7").company is not None

    def test_twice_are_the_same(self, file: Path) -> None:
        bring(file, at=noon, refused=lambda line: None)

        took = bring(file, at=one, refused=lambda line: None)

        assert (took.met, took.changed, took.same) == (0, 0, 3)

    def test_that_were_broken_off_go_on(self, file: Path) -> None:
        begun = bring(file, at=noon, refused=lambda line: None)
        Import.objects.filter(pk=begun.pk).update(state="running", position=7)

        took = bring(file, at=one, refused=lambda line: None)

        assert (took.pk, took.position, took.same) == (begun.pk, 8, 1)

    def test_with_marks_that_no_database_holds_are_taken_or_refused_like_others(self, tmp_path: Path) -> None:
        told = {
            "email": "ruta@pastas.example",
            "company": "Parts\x00\ud800",
            "consents": [CONSENT | {"how": "\x00\ud800"}],
        }
        lines = [{"type": "customer"} | told, {"type": "customer", "email": "\ud800"}, {"type": "\x00"}]
        (path := tmp_path / "old.jsonl").write_text("\n".join(map(json.dumps, lines)))

        took = bring(path, at=noon, refused=lambda line: None)

        assert (took.met, took.refused, Customer.objects.get().consents.get().how) == (1, 2, "?")

    def test_are_taken_out_again_but_for_companies(self, file: Path) -> None:
        undo_import(brought := bring(file, at=noon, refused=lambda line: None))

        carry_on(brought.pk, at=one)

        brought.refresh_from_db()
        assert (brought.state, Customer.objects.count(), Company.objects.count()) == ("undone", 0, 1)

    def test_that_are_only_tried_leave_nothing(self, file: Path) -> None:
        took = try_out(file, at=noon, refused=lambda line: None)

        assert took.met == 3 and not Customer.objects.exists() and not Import.objects.exists()


@pytest.mark.django_db
def test_an_export_imports_identically(shop, tmp_path: Path) -> None:
    parts = found_company(name="Balt Parts", domains=["baltparts.example"], notes="By invoice.", by=shop.asta, at=nine)
    ruta = meet(name="Rūta", addresses=["ruta@pastas.example"], external_id="7", timezone="Europe/Vilnius", at=nine)
    belong(ruta, company=parts, how="hand", by=shop.asta, at=nine)
    phone = add_address(ruta, address="+37061234567", kind="phone", by=shop.asta, at=ten)
    mark_proven(phone, how="code", by=shop.asta, at=ten)  # type: ignore[arg-type]
    give_consent(ruta, purpose="news", how="ticked it", by=shop.asta, at=ten)
    put_away(remember(ruta, words="Has a dog", by=shop.asta, at=ten), by=shop.asta, at=noon)
    remember(ruta, words="Decides alone", by=shop.asta, at=noon)
    join(ruta, meet(name="R. K.", addresses=["r@k.example"], at=ten), reasons=[], by=shop.asta, at=noon)
    before = [*companies(), *customers()]
    take_out(tmp_path)
    Customer.objects.all().delete()
    parts.delete()

    for path in lines_of(tmp_path):
        bring(path, at=datetime(2026, 12, 1, tzinfo=UTC), refused=lambda line: pytest.fail(line.why))

    assert [*companies(), *customers()] == before
    assert json.loads((tmp_path / "2-customers.jsonl").read_text().splitlines()[0])["type"] == "customer"


@pytest.mark.django_db
def test_companies_of_one_name_stay_two_when_they_move(shop, tmp_path: Path) -> None:
    for domain in ("balt.example", "parts.example"):
        company = found_company(name="Balt Parts", domains=[domain], by=shop.asta, at=nine)
        belong(meet(name="R", addresses=[f"r@{domain}"], at=nine), company=company, how="hand", by=shop.asta, at=nine)
    take_out(tmp_path)
    Customer.objects.all().delete()
    Company.objects.all().delete()

    for path in lines_of(tmp_path):
        bring(path, at=noon, refused=lambda line: pytest.fail(line.why))

    written = Customer.objects.values_list("addresses__domain", "company__domains__domain")
    assert sorted(written) == [("balt.example", "balt.example"), ("parts.example", "parts.example")]
