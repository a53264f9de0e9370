"""Customers and companies at the desk: how they are reached, who is one person, for whom they write."""

import re

import pytest

from firsthand.conversations.actions import postpone
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.words import Words
from firsthand.people.actions import add_address, add_domain, change, found_company, join, recognise
from firsthand.people.actions.change import Traits
from firsthand.people.models import Address, Company, Customer
from tests.budget import budget
from tests.cast import Writer, elena, nine, noon, ten

SCRIPT = {"HX-Request": "true"}
at_work = Writer("Rūta Kazlauskienė", "ruta@baltparts.example")


@pytest.fixture
def ruta(asked):
    return asked.matter.customer


@pytest.fixture
def her_work(shop):
    """She wrote from her work too, and nobody knew that it is she."""
    return shop.receives_mail(from_=at_work, subject="Our invoice", at=ten).matter.customer


def undo_in(answer) -> str:
    found = re.search(r'hx-post="([^"]+)"', answer.content.decode())
    assert found is not None, answer.content.decode()
    return found[1].replace("&amp;", "&")


class TestAnAddress:
    @pytest.mark.parametrize(
        ("kind", "written", "kept"),
        [
            ("email", "Ruta@Elsewhere.example ", "ruta@elsewhere.example"),
            ("phone", "00 370 (612) 34-567", "+37061234567"),
        ],
        ids=["mail", "telephone"],
    )
    def test_is_added_and_taken_back(self, shop, ruta, at_desk, kind, written, kept):
        client, at = at_desk(shop.asta), f"/customers/{ruta.pk}/"

        answer = client.post(f"{at}addresses/", {"kind": kind, "address": written}, headers=SCRIPT)

        assert kept in client.get(at).content.decode()
        client.post(undo_in(answer), headers=SCRIPT)
        assert kept not in client.get(at).content.decode()

    def test_that_is_none_is_refused_with_what_to_do(self, shop, ruta, at_desk):
        answer = at_desk(shop.asta).post(
            f"/customers/{ruta.pk}/addresses/", {"kind": "phone", "address": "12"}, headers=SCRIPT
        )

        assert answer.status_code == 422 and "address" in answer["X-Sentence"]

    def test_is_proven_by_a_colleague_and_taken_back(self, shop, ruta, at_desk):
        client, row = at_desk(shop.asta), ruta.addresses.get()

        answer = client.post(f"/customers/{ruta.pk}/addresses/{row.pk}/proof/", headers=SCRIPT)

        assert Address.objects.get(pk=row.pk).verified_how == "seen"
        client.post(undo_in(answer), headers=SCRIPT)
        assert Address.objects.get(pk=row.pk).verified_at is None

    def test_of_another_person_becomes_a_person(self, shop, ruta, at_desk):
        row = add_address(ruta, address="jonas@elsewhere.example", by=shop.asta, at=noon)

        at_desk(shop.asta).post(f"/customers/{ruta.pk}/addresses/{row.pk}/person/", headers=SCRIPT)

        assert recognise("jonas@elsewhere.example", at=noon) != ruta

    def test_of_somebody_elses_customer_is_not_there(self, shop, ruta, at_desk):
        row = ruta.addresses.get()

        answer = at_desk(shop.marco).post(f"/customers/{ruta.pk}/addresses/{row.pk}/proof/", headers=SCRIPT)

        assert answer.status_code == 404 and not Address.objects.get(pk=row.pk).is_verified


class TestOnePerson:
    def test_is_suggested_with_reasons(self, shop, ruta, her_work, at_desk):
        page = at_desk(shop.asta).get(f"/customers/{ruta.pk}/likely/").content.decode()

        assert f'data-likely="{her_work.pk}"' in page and "the same words before the @" in page

    def test_is_not_suggested_again_once_they_are_two(self, shop, ruta, her_work, at_desk):
        client, at = at_desk(shop.asta), f"/customers/{ruta.pk}/"

        answer = client.post(f"{at}apart/{her_work.pk}/", headers=SCRIPT)

        assert "data-likely" not in client.get(f"{at}likely/").content.decode()
        client.post(undo_in(answer), headers=SCRIPT)
        assert "data-likely" in client.get(f"{at}likely/").content.decode()

    def test_is_never_suggested_out_of_what_one_may_not_see(self, shop, ruta, at_desk):
        other = shop.receives_mail(from_=at_work, subject="A sofa", to="sales@namai.example", at=ten)
        assert other.matter.team == shop.orders

        page = at_desk(shop.asta).get(f"/customers/{ruta.pk}/likely/").content.decode()

        assert "data-likely" not in page

    def test_is_looked_at_joined_and_parted(self, shop, ruta, her_work, at_desk):
        client = at_desk(shop.asta)
        at = f"/customers/{ruta.pk}/joining/{her_work.pk}/"
        assert "Our invoice" in client.get(at).content.decode()

        answer = client.post(f"{at}?reasons=name-box", headers=SCRIPT)

        assert Conversation.objects.filter(customer=ruta).count() == 2
        assert client.get(f"/customers/{her_work.pk}/").headers["Location"] == f"/customers/{ruta.pk}/"
        client.post(undo_in(answer), headers=SCRIPT)
        assert Conversation.objects.filter(customer=ruta).count() == 1

    def test_has_one_time_line(self, shop, ruta, her_work, at_desk):
        shop.answers(shop.receives_mail(subject="And the oven", at=ten), at=noon)
        join(ruta, her_work, reasons=[], by=shop.asta, at=noon)

        page = at_desk(shop.asta).get(f"/customers/{ruta.pk}/").content.decode()

        line = page[page.index("time-line") :]
        assert "Our invoice" in line and "And the oven" in line and "Asta answered" in line

    def test_tells_in_its_time_line_what_changed_in_words(self, shop, ruta, at_desk):
        change(ruta, traits=Traits(timezone="Europe/Rome", position="Buyer"), by=shop.asta, at=noon)

        page = at_desk(shop.asta).get(f"/customers/{ruta.pk}/").content.decode()

        assert "time zone, position changed" in page
        assert "time zone, position changed" in at_desk(shop.jonas).get("/settings/audit/").content.decode()

    def test_says_nothing_of_an_answer_that_has_not_left(self, shop, ruta, asked, at_desk):
        postpone(asked.matter, words=Words("Soon."), leaves_at=noon, by=shop.asta, at=ten)

        assert "wrote an answer that leaves" not in at_desk(shop.asta).get(f"/customers/{ruta.pk}/").content.decode()

    def test_shows_in_its_time_line_nothing_of_others(self, shop, ruta, at_desk):
        secret = shop.receives_mail(subject="A secret sofa", to="sales@namai.example", at=ten)
        assert secret.matter.customer == ruta

        page = at_desk(shop.asta).get(f"/customers/{ruta.pk}/").content.decode()

        assert "A secret sofa" not in page and "fridge" in page


class TestACompany:
    @pytest.fixture
    def parts(self, shop):
        return found_company(name="Balt Parts", domains=["baltparts.example"], by=shop.jonas, at=nine)

    def test_is_suggested_by_the_domain_and_taken_on(self, shop, parts, her_work, at_desk):
        client, at = at_desk(shop.asta), f"/customers/{her_work.pk}/"
        assert "They write from a domain of Balt Parts" in client.get(at).content.decode()

        client.post(f"{at}company/?how=domain&number={parts.pk}", headers=SCRIPT)

        assert Customer.objects.get(pk=her_work.pk).company == parts
        assert "Our invoice" in client.get(f"/companies/{parts.pk}/").content.decode()

    def test_is_not_suggested_again_where_they_write_for_none(self, shop, parts, her_work, at_desk):
        client, at = at_desk(shop.asta), f"/customers/{her_work.pk}/"

        client.post(f"{at}company/?method=DELETE", headers=SCRIPT)

        assert "They write from a domain" not in client.get(at).content.decode()

    def test_that_nobody_knew_is_put_down_with_the_domain_of_its_first_contact(self, shop, her_work, at_desk):
        answer = at_desk(shop.asta).post(
            f"/customers/{her_work.pk}/company/", {"company": "Balt Parts UAB"}, headers=SCRIPT
        )

        company = Company.objects.get()
        assert [one.domain for one in company.domains.all()] == ["baltparts.example"]
        at_desk(shop.asta).post(undo_in(answer), headers=SCRIPT)
        assert Customer.objects.get(pk=her_work.pk).company is None

    @pytest.mark.parametrize("domain", ["gmail.com", "nonsense", "baltparts.example"], ids=["free", "none", "taken"])
    def test_has_no_domain_that_does_not_speak_for_it(self, shop, parts, at_desk, domain):
        other = found_company(name="Another", by=shop.jonas, at=nine)

        answer = at_desk(shop.asta).post(f"/companies/{other.pk}/domains/", {"domain": domain}, headers=SCRIPT)

        assert answer.status_code == 422 and not other.domains.exists()

    @pytest.mark.parametrize("words", ["balt", "baltparts.ex", "PARTS"])
    def test_is_found(self, shop, parts, at_desk, words):
        client = at_desk(shop.asta)

        for at in (f"/companies/?q={words}", f"/search/?q={words}&in=companies", f"/palette/?q={words}"):
            assert f"/companies/{parts.pk}/" in client.get(at).content.decode()

    def test_shows_whose_matters_one_may_see(self, shop, parts, her_work, at_desk):
        at_desk(shop.jonas).post(f"/customers/{her_work.pk}/company/?number={parts.pk}", headers=SCRIPT)

        page = at_desk(shop.marco).get(f"/companies/{parts.pk}/").content.decode()

        assert "Our invoice" not in page and at_work.name not in page

    def test_loses_a_domain_and_has_it_again(self, shop, parts, at_desk):
        row = add_domain(parts, domain="parts.example", by=shop.jonas, at=noon)
        client = at_desk(shop.asta)

        answer = client.post(f"/companies/{parts.pk}/domains/{row.pk}/?method=DELETE", headers=SCRIPT)

        assert parts.domains.count() == 1
        client.post(undo_in(answer), headers=SCRIPT)
        assert parts.domains.count() == 2

    def test_page_takes_few_statements(self, shop, parts, her_work, at_desk):
        client = at_desk(shop.asta)
        client.post(f"/customers/{her_work.pk}/company/?number={parts.pk}", headers=SCRIPT)
        client.get(f"/companies/{parts.pk}/")

        with budget(11):
            client.get(f"/companies/{parts.pk}/")


class TestAConsent:
    def test_is_given_and_taken_back_and_both_stay_written(self, shop, ruta, at_desk):
        client, at = at_desk(shop.asta), f"/customers/{ruta.pk}/consents/"
        answer = client.post(at, {"purpose": "news", "how": "said so on the telephone"}, headers=SCRIPT)
        client.post(undo_in(answer), headers=SCRIPT)

        page = client.get(at).content.decode()

        assert "said so on the telephone" in page and "taken back" in page and not ruta.consents.standing().exists()
        assert page.count(f"({shop.asta.name})") == 2

    def test_without_how_it_was_given_is_none(self, shop, ruta, at_desk):
        answer = at_desk(shop.asta).post(
            f"/customers/{ruta.pk}/consents/", {"purpose": "news", "how": " "}, headers=SCRIPT
        )

        assert answer.status_code == 422 and not ruta.consents.exists()


def test_the_customers_page_takes_few_statements(shop, ruta, at_desk):
    client = at_desk(shop.asta)
    shop.receives_mail(from_=elena, at=ten)
    client.get(f"/customers/{ruta.pk}/")

    with budget(16):
        client.get(f"/customers/{ruta.pk}/")
