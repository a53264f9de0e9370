"""A customer adds an address of their own, by a code that went there and by nothing else, and takes one away."""

import pytest
from django.test import Client
from django.utils import timezone

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import address_to_answer
from firsthand.journal.models import Entry
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


def removal_of(address: str) -> str:
    return f"/my/details/address/{Address.objects.get(value=address).pk}/removal/"


class TestAnAddressThatIsTakenAway:
    """Rūta has another one, which she has proven."""

    @pytest.fixture
    def browser(self, by_code, matter, code_to) -> Client:
        come: Client = by_code(ruta)
        come.post("/my/details/address/code/", {"code": code_to(come, NEW)})
        return come

    def test_is_asked_about_once_then_gone(self, browser, matter):
        asked = browser.get(at := removal_of(ruta.address)).content.decode()
        assert f"Our answers go to {NEW}" in asked and "You came by it" not in asked and "You came in by it" in asked
        assert browser.post(at)["Location"] == "/my/details/?told=removed"
        page = browser.get("/my/details/").content.decode()
        assert NEW in page and ruta.address not in page
        gone = Entry.objects.get(name="customer.address.removed")
        assert (gone.customer_id, gone.by_kind, gone.by_id) == (matter.customer_id, "customer", matter.customer_id)

    def test_leaves_them_in_by_the_other_here_and_nowhere_else(self, browser, by_code):
        elsewhere = by_code(ruta, Client())
        browser.post(removal_of(ruta.address))
        assert browser.get("/my/").status_code == 200
        assert elsewhere.get("/my/")["Location"].startswith("/my/door/")

    def test_gets_no_answer_of_ours_any_more(self, browser, shop, matter):
        browser.post(removal_of(ruta.address))
        assert address_to_answer(Conversation.objects.get(pk=matter.pk)) == NEW
        assert shop.receives_mail(from_=ruta, subject="Anew").matter.customer_id != matter.customer_id

    def test_shows_nothing_that_went_there_and_opens_nothing(self, browser, matter, link_of):
        link = link_of(matter)
        browser.post(removal_of(ruta.address))
        assert "We shall look at it" not in browser.get(f"/my/matters/{matter.pk}/").content.decode()
        assert Client().get(link).status_code in (404, 410)


class TestTheLastAddress:
    def test_stays(self, by_code, matter):
        browser = by_code(ruta)
        at = removal_of(ruta.address)
        assert "Add another one first" in browser.get(at).content.decode()
        assert browser.post(at).status_code == 422
        assert matter.customer.addresses.count() == 1

    @pytest.mark.parametrize("amiss", [{"verified_at": None}, {"bounced_at": "2026-11-24T09:00Z", "bounce": "hard"}])
    def test_stays_while_the_other_is_not_proven_or_not_reached(self, amiss, by_code, matter, code_to):
        browser = by_code(ruta)
        browser.post("/my/details/address/code/", {"code": code_to(browser, NEW)})
        Address.objects.filter(value=NEW).update(**amiss)
        assert browser.post(removal_of(ruta.address)).status_code == 422

    def test_of_somebody_else_is_not_there(self, shop, by_code, by_link, matter):
        shop.receives_mail(from_=elena)
        at = removal_of(elena.address)
        for browser in (by_code(ruta), by_link(matter), Client()):
            for answer in (browser.get(at), browser.post(at)):
                assert answer.status_code in (302, 404) and elena.address not in answer.content.decode()
        assert Address.objects.filter(value=elena.address).exists()


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
