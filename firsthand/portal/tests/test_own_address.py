"""A customer adds an address of their own: by a code that went there, and by nothing else."""

import pytest
from django.test import Client
from django.utils import timezone

from firsthand.people.models import Address, Customer
from firsthand.portal.models import Asking
from firsthand.portal.sending import send_code_of
from tests.cast import elena, ruta

pytestmark = pytest.mark.django_db
NEW = "ruta@work.example"


@pytest.fixture
def code_to(letters):
    """The code that goes to an address which whoever is in says is theirs."""

    def sent(browser: Client, address: str) -> str:
        assert browser.post("/my/details/address/", {"address": address}).status_code == 302
        send_code_of(Asking.objects.latest("pk").pk, at=timezone.now())
        assert letters[-1][0] == address
        code: str = next(line for line in letters[-1][1].splitlines() if line[:4].isdigit())
        return code

    return sent


class TestAnotherAddress:
    def test_is_theirs_when_the_code_comes_back(self, by_code, matter, code_to):
        browser = by_code(ruta)
        code = code_to(browser, NEW)
        assert not Address.objects.filter(value=NEW).exists()
        answer = browser.post("/my/details/address/code/", {"code": code})
        added = matter.customer.addresses.get(value=NEW)
        assert answer["Location"] == "/my/details/?told=added"
        assert (added.verified_how, added.is_verified) == ("code", True)
        assert f"{NEW}</bdi> (proven by a code that we sent there)" in browser.get(answer["Location"]).content.decode()

    def test_under_which_somebody_else_was_known_makes_them_one_person(self, shop, by_code, matter, code_to):
        hers = shop.receives_mail(from_=elena, subject="The sofa").matter
        browser = by_code(ruta)
        browser.post("/my/details/address/code/", {"code": code_to(browser, elena.address)})
        page = browser.get("/my/").content.decode()
        assert "The sofa" in page and "The fridge hums" in page
        hers.refresh_from_db()
        assert Customer.objects.filter(joined_into=None).get() == hers.customer

    def test_is_not_taken_on_ones_word(self, shop, by_code, matter, code_to):
        shop.receives_mail(from_=elena, subject="The sofa")
        browser = by_code(ruta)
        right = code_to(browser, elena.address)
        for _ in range(5):
            assert browser.post("/my/details/address/code/", {"code": "12345678"}).status_code == 422
        assert browser.post("/my/details/address/code/", {"code": right}).status_code == 422
        assert b"sofa" not in browser.get("/my/").content

    def test_needs_that_one_is_in_by_a_code(self, by_link, matter):
        for browser in (Client(), by_link(matter)):
            for at in ("/my/details/address/", "/my/details/address/code/"):
                assert browser.post(at, {"address": NEW, "code": "1"})["Location"].startswith("/my/door/")
        assert not Asking.objects.exists()

    def test_is_asked_of_ten_people_an_hour_at_most(self, by_code, matter):
        browser = by_code(ruta)
        told = [browser.post("/my/details/address/", {"address": f"{n}@work.example"}).status_code for n in range(12)]
        assert told == [302] * 10 + [422] * 2

    def test_that_is_theirs_already_is_no_news(self, by_code, matter):
        answer = by_code(ruta).post("/my/details/address/", {"address": ruta.address})
        assert (answer.status_code, b"is yours already" in answer.content) == (422, True)


class TestACodeForOneThing:
    """A code that adds an address opens no door, another's page takes it from nobody, and the other way round."""

    def test_to_add_an_address_lets_nobody_in(self, shop, by_code, matter, code_to):
        shop.receives_mail(from_=elena)
        code, stranger = code_to(browser := by_code(ruta), elena.address), Client()
        stranger.cookies["firsthand_my_asking"] = browser.cookies["firsthand_my_adding"].value
        assert stranger.post("/my/door/code/", {"code": code}).status_code == 422

    def test_to_come_in_adds_no_address(self, by_code, matter):
        browser = by_code(ruta)
        browser.cookies["firsthand_my_adding"] = browser.cookies["firsthand_my_asking"].value
        assert browser.post("/my/details/address/code/", {"code": "12345678"}).status_code == 422

    def test_is_shown_by_whoever_asked_for_it(self, shop, by_code, matter, code_to):
        shop.receives_mail(from_=elena)
        code, other = code_to(browser := by_code(ruta), NEW), by_code(elena, Client())
        other.cookies["firsthand_my_adding"] = browser.cookies["firsthand_my_adding"].value
        assert other.post("/my/details/address/code/", {"code": code}).status_code == 422
        assert not Address.objects.filter(value=NEW).exists()
