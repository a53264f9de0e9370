"""A customer's details, and what is stored about them."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from firsthand.conversations.actions import note
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.words import Words
from firsthand.organisation.models import Organisation
from firsthand.people.models import Customer
from firsthand.portal.models import Visit
from firsthand.portal.queries import may_watch, visit_of
from tests.budget import budget
from tests.cast import elena, noon, ruta

pytestmark = pytest.mark.django_db
SAID = {
    "preferred_name": "p. Rūta",
    "form": "formal",
    "prefers": "chat",
    "language": "lt",
    "timezone": "Europe/Vilnius",
}


class TestDetails:
    def test_are_changed_by_their_owner(self, shop, by_code, matter):
        by_code(ruta).post("/my/details/", {**SAID, "allowed": ["surveys"]})
        me = Customer.objects.get(pk=matter.customer_id)
        assert (me.preferred_name, me.form, me.prefers) == ("p. Rūta", "formal", "chat")
        assert (me.language, me.timezone) == ("lt", "Europe/Vilnius")
        assert [one.purpose for one in me.consents.standing()] == ["surveys"]

    def test_take_a_consent_back(self, by_code, matter):
        browser = by_code(ruta)
        browser.post("/my/details/", {**SAID, "allowed": ["news"]})
        browser.post("/my/details/", SAID)
        assert not matter.customer.consents.standing().exists()
        assert matter.customer.consents.count() == 1

    @pytest.mark.parametrize("wrong", [{"language": "xx"}, {"timezone": "Moon/Base"}])
    def test_are_not_what_nobody_knows(self, wrong, by_code, matter):
        assert by_code(ruta).post("/my/details/", SAID | wrong).status_code == 422

    def test_and_what_is_stored_need_a_code(self, by_link, matter):
        for browser in (Client(), by_link(matter)):
            for address in ("/my/details/", "/my/stored/", "/my/stored.json"):
                assert browser.get(address)["Location"].startswith("/my/door/")
            browser.post("/my/details/", SAID)
        assert Customer.objects.get(pk=matter.customer_id).preferred_name == ""

    def test_are_told_to_themselves(self, by_code, matter):
        page = by_code(ruta).get("/my/details/").content.decode()
        assert "pass your details on to partners for your matter" in page
        assert "proven by a code that we sent there" in page and " their" not in page.partition("<main")[2]


class TestWhatIsStored:
    def test_is_read_and_taken_along_without_what_we_note(self, shop, by_code, matter):
        note(matter, words=Words("DIFFICULT"), by=shop.asta, at=noon)
        shop.receives_mail(from_=elena, words="HERS")
        browser = by_code(ruta)
        pages = [browser.get(address).content.decode() for address in ("/my/stored/", "/my/stored.json")]
        stored = json.loads(pages[1])
        assert [one["text"].strip() for one in stored["matters"][0]["messages"]] == [
            "It hums at night.",
            "We shall look at it.",
        ]
        assert stored["addresses"][0]["proven_how"] == "code"
        assert not any(word in shown for shown in pages for word in ("DIFFICULT", "HERS", elena.address))

    def test_costs_the_same_however_much_it_is(self, shop, by_code, matter):
        browser = by_code(ruta)
        with budget(14):
            browser.get("/my/stored.json")


class TestThePage:
    def test_can_be_closed(self, by_link, matter):
        browser = by_link(matter)
        Organisation.objects.update(has_page=False)
        for address in ("/my/", "/my/door/", f"/my/matters/{matter.pk}/"):
            assert browser.get(address).status_code == 404

    def test_says_at_its_door_what_the_house_wrote(self, matter):
        Organisation.objects.update(page_words={"en": "Hello from Namai."})
        assert "Hello from Namai." in Client().get("/my/door/").content.decode()

    def test_stands_in_the_colour_of_its_brand(self, by_link, matter):
        matter.inbox.brand.accent = 340
        matter.inbox.brand.save()
        assert 'data-accent="11"' in by_link(matter).get(f"/my/matters/{matter.pk}/").content.decode()


class TestAnOpenPage:
    """It is told that its matters changed, and nothing else."""

    def test_watches_what_it_sees(self, shop, by_link, matter):
        hers = shop.receives_mail(from_=elena).matter
        secret = by_link(matter).cookies["firsthand_my"].value
        visit = visit_of(secret, at=timezone.now())
        assert visit is not None
        asked = [f"page:{matter.pk}", f"page:{hers.pk}", f"conversation:{matter.pk}", "desk"]
        assert may_watch(visit.pk, asked, at=timezone.now()) == [f"page:{matter.pk}"]

    def test_hears_nothing_once_it_was_left(self, by_link, matter):
        browser = by_link(matter)
        secret = browser.cookies["firsthand_my"].value
        browser.post("/my/leaving/")
        assert visit_of(secret, at=timezone.now()) is None
        assert may_watch(Visit.objects.get().pk, [f"page:{matter.pk}"], at=timezone.now()) == []


class TestANewMatter:
    def test_begins_once_and_owes_an_answer(self, shop, by_code, matter):
        browser = by_code(ruta)
        said = {"subject": "The door", "words": "It squeaks.", "once": "7"}
        answers = [browser.post("/my/new/", said)["Location"] for _ in range(2)]
        begun = Conversation.objects.get(subject="The door")
        assert answers == [f"/my/matters/{begun.pk}/?told=written#told"] * 2
        assert (begun.customer, begun.inbox, begun.answer_due_at is not None) == (matter.customer, shop.help, True)

    def test_needs_words_and_a_code(self, by_link, by_code, matter):
        assert by_code(ruta).post("/my/new/", {"subject": "x", "once": "1"}).status_code == 422
        assert by_link(matter).get("/my/new/")["Location"].startswith("/my/door/")
