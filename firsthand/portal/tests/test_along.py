"""Whoever takes part in somebody else's matter reads what they wrote and what was sent to them, writes, and nothing more."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from firsthand.conversations.actions import note, reply
from firsthand.conversations.models import Attachment, Conversation
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.words import Words
from firsthand.people.actions import add_address
from firsthand.people.models import Customer
from firsthand.portal.models import Asking
from firsthand.portal.sending import send_code_of
from tests.budget import budget
from tests.cast import elena, noon, one, ruta, stranger, ten

pytestmark = pytest.mark.django_db


@pytest.fixture
def along(shop, matter) -> Conversation:
    """Rūta's matter: Asta answered with a copy to Elena, Elena answered, and Asta wrote to Rūta alone."""
    copied = Addressing(to=(Party(ruta.address, ""),), cc=(Party(elena.address, ""),))
    answer = reply(matter, words=Words("FOR-BOTH of you."), addressing=copied, by=shop.asta, at=ten)
    answer.reference = "ours-1@namai.example"
    answer.save(update_fields=["reference"])
    shop.receives_mail(from_=elena, answers=answer, words="ELENAS-WORDS", at=noon)
    to_her = Addressing(to=(Party(ruta.address, ""),))
    reply(matter, words=Words("FOR-HER alone."), addressing=to_her, by=shop.asta, at=one)
    note(matter, words=Words("AMONG-US"), by=shop.asta, at=one)
    return Conversation.objects.get(pk=matter.pk)


class TestWhoeverTakesPart:
    def test_reads_what_they_wrote_and_what_was_sent_to_them(self, along, by_code):
        page = by_code(elena).get(f"/my/along/{along.pk}/").content.decode()
        assert "FOR-BOTH" in page and "ELENAS-WORDS" in page
        assert not any(word in page for word in ("hums at night", "FOR-HER", "AMONG-US", "We shall look"))
        assert "Rūta" not in page and ruta.address not in page

    def test_finds_it_beside_their_own_matters_in_a_few_statements(self, along, by_code):
        browser = by_code(elena)
        with budget(4):
            page = browser.get("/my/along/").content.decode()
        assert f"/my/along/{along.pk}/" in page
        assert "The fridge hums" not in browser.get("/my/").content.decode()

    def test_takes_along_what_they_wrote_there(self, along, by_code):
        stored = by_code(elena).get("/my/stored.json").json()
        assert [one["text"].strip() for one in stored["written_in_matters_of_others"]] == ["ELENAS-WORDS"]
        assert stored["matters"] == []

    def test_writes_there_once_under_one_number(self, along, by_code, shop):
        browser, at = by_code(elena), f"/my/along/{along.pk}/messages/"
        answers = [browser.post(at, {"words": "ADDED-BY-HER", "once": "1"}) for _ in range(2)]
        page = browser.get(answers[1]["Location"]).content.decode()
        assert page.count("ADDED-BY-HER") == 1 and "It has arrived" in page and "FOR-HER" not in page
        added = along.messages.get(text="ADDED-BY-HER")
        assert (added.author_customer.addresses.get().value, added.channel) == (elena.address, "page")
        assert "ADDED-BY-HER" not in by_code(ruta, Client()).get(f"/my/matters/{along.pk}/").content.decode()
        assert browser.post(at, {"words": " ", "once": "2"}).status_code == 422

    def test_decides_nothing_there(self, along, by_code):
        browser = by_code(elena)
        for act in ("messages/", "solved/", "unsolved/"):
            assert browser.post(f"/my/matters/{along.pk}/{act}", {"words": "x", "once": "1"}).status_code == 404
        assert browser.get(f"/my/matters/{along.pk}/").status_code == 404

    def test_has_no_file_that_was_not_for_them(self, along, by_code, by_link):
        sent = SimpleUploadedFile("bill.txt", b"secret", content_type="text/plain")
        by_link(along).post(f"/my/matters/{along.pk}/messages/", {"words": "Mine", "once": "1", "files": sent})
        kept = Attachment.objects.select_related("file").get()
        answer = by_code(elena).get(f"/my/along/{along.pk}/files/{kept.pk}/{kept.file.token}/")
        assert answer.status_code == 404


class TestWhoeverHadACopy:
    """Asta answered Rūta with a copy to Elena, whom nobody knew, and unseen to a stranger; Elena wrote nothing."""

    @pytest.fixture
    def copied(self, shop, matter) -> Conversation:
        to, copy = (Party(ruta.address, ""),), (Party(elena.address, "Elena Rossi"),)
        both = Addressing(to=to, cc=copy, bcc=(Party(stranger.address, ""),))
        reply(matter, words=Words("FOR-BOTH of you."), addressing=both, by=shop.asta, at=ten)
        reply(matter, words=Words("FOR-HER alone."), addressing=Addressing(to=to), by=shop.asta, at=one)
        return Conversation.objects.get(pk=matter.pk)

    def test_comes_in_by_a_code_and_reads_that_letter_alone(self, copied, by_code):
        browser = by_code(elena)
        assert f"/my/along/{copied.pk}/" in browser.get("/my/along/").content.decode()
        page = browser.get(f"/my/along/{copied.pk}/").content.decode()
        assert "FOR-BOTH" in page
        assert not any(word in page for word in ("hums at night", "FOR-HER", "We shall look", "Rūta", ruta.address))
        assert browser.get(f"/my/matters/{copied.pk}/").status_code == 404
        assert "The fridge hums" not in browser.get("/my/").content.decode()
        met = Customer.objects.get(addresses__value=elena.address)
        assert met.name == "Elena Rossi" and met.addresses.get().verified_how == "code"

    def test_writes_there(self, copied, by_code):
        answer = by_code(elena).post(f"/my/along/{copied.pk}/messages/", {"words": "Thank you", "once": "1"})
        assert answer.status_code == 302 and copied.messages.filter(text="Thank you").exists()

    def test_unseen_or_as_a_letter_says_comes_in_nowhere(self, shop, copied, letters):
        shop.receives_mail(from_=ruta, cc="named@elsewhere.example", subject="Another")
        for address in (stranger.address, "named@elsewhere.example"):
            Client().post("/my/door/", {"address": address})
            send_code_of(Asking.objects.latest("pk").pk, at=timezone.now())
        assert letters == []

    def test_at_an_address_that_is_not_proven_to_be_theirs_opens_nothing(self, shop, copied, by_code):
        """A colleague wrote Elena's address beside another customer, by mistake."""
        other = shop.receives_mail(from_=stranger).author_customer
        browser = by_code(stranger)
        add_address(other, address=elena.address, by=shop.asta, at=one)
        assert browser.get(f"/my/along/{copied.pk}/").status_code == 404


class TestNobodyElse:
    def test_sees_it(self, shop, along, by_code, by_link):
        shop.receives_mail(from_=stranger)
        for browser in (by_code(stranger), by_code(ruta, Client())):
            assert browser.get(f"/my/along/{along.pk}/").status_code == 404
            assert b"/my/along/1" not in browser.get("/my/along/").content
            assert browser.post(f"/my/along/{along.pk}/messages/", {"words": "x", "once": "1"}).status_code == 404
        for browser in (Client(), by_link(along)):
            assert browser.get("/my/along/")["Location"].startswith("/my/door/")
        assert by_link(along).get(f"/my/along/{along.pk}/").status_code == 404
