"""No customer reads another's matter, file or person, whatever is guessed, forged, altered, old or shown again."""

import re

import pytest
from django.test import Client

from firsthand.conversations.actions import end_page_links, give_to_customer, note, write_at_page
from firsthand.conversations.models import Attachment, Conversation, PageLink
from firsthand.conversations.rules.incoming import IncomingFile
from firsthand.conversations.rules.page_address import link_named_by, page_key, without_page_keys
from firsthand.conversations.rules.words import Words
from firsthand.people.models import Customer
from firsthand.portal.models import Visit
from tests.cast import elena, nine, noon, ruta, stranger, ten

pytestmark = pytest.mark.django_db

PARTS = ["", "files/{file}/{token}/", "faces/{person}-1/"]
ACTS = ["messages/", "solved/", "unsolved/"]


@pytest.fixture
def hers(shop, matter) -> Conversation:
    """Elena's matter, with a file in it."""
    asked = shop.receives_mail(from_=elena, to="sales@namai.example", subject="The sofa", words="SECRET-SOFA")
    picture = IncomingFile("sofa.png", "image/png", b"\x89PNG sofa", "", False)
    theirs = Customer.objects.get(addresses__value=elena.address)
    write_at_page(asked.matter, words="Look", files=[picture], address=elena.address, once="1", by=theirs, at=ten)
    return Conversation.objects.get(pk=asked.matter.pk)


def addresses(matter: Conversation, *, person: int = 1) -> list[str]:
    kept = Attachment.objects.select_related("file").get(message__conversation=matter)
    return [
        f"/my/matters/{matter.pk}/{part.format(file=kept.pk, token=kept.file.token, person=person)}" for part in PARTS
    ]


class TestAnothersMatter:
    """Elena's sofa is nothing to Rūta."""

    @pytest.mark.parametrize("way", ["by_link", "by_code"])
    def test_is_not_there_however_she_came_in(self, way, request, matter, hers, shop):
        come = request.getfixturevalue(way)
        browser = come(matter) if way == "by_link" else come(ruta)
        for address in [*addresses(hers, person=shop.asta.pk), "/my/matters/999999/", f"/my/matters/{10**19}/"]:
            answer = browser.get(address)
            assert (answer.status_code, b"SOFA" in answer.content) == (404, False), address
        for act in ACTS:
            assert browser.post(f"/my/matters/{hers.pk}/{act}", {"words": "x", "once": "1"}).status_code == 404
        assert hers.messages.count() == 2
        assert b"sofa" not in browser.get("/my/").content.lower()

    def test_answers_word_for_word_like_what_never_was(self, by_link, matter, hers):
        browser = by_link(matter)
        pages = [browser.get(f"/my/matters/{number}/").content.decode() for number in (hers.pk, 424242)]
        assert (
            len({re.sub(rf"[\w-]{{64}}|/my/matters/{hers.pk}/|/my/matters/424242/", "#", page) for page in pages}) == 1
        )

    def test_shows_strangers_the_door_whether_it_is_or_not(self, hers):
        answers = [Client().get(f"/my/matters/{number}/") for number in (hers.pk, 424242)]
        assert [(one.status_code, one["Location"].split("?")[0]) for one in answers] == [(302, "/my/door/")] * 2

    def test_file_is_not_had_through_ones_own_matter(self, by_link, matter, hers):
        kept = Attachment.objects.select_related("file").get(message__conversation=hers)
        answer = by_link(matter).get(f"/my/matters/{matter.pk}/files/{kept.pk}/{kept.file.token}/")
        assert answer.status_code == 404


class TestAVisitThatIsOver:
    @pytest.mark.parametrize("at", ["/my/matters/{}/messages/", "/my/new/"])
    def test_gives_back_what_was_written_in_it(self, at, by_code, matter):
        browser = by_code(ruta)
        Visit.objects.update(ended_at=nine)
        answer = browser.post(at.format(matter.pk), {"words": "It took me an hour.", "once": "1"})
        assert (answer.status_code, b"It took me an hour." in answer.content) == (403, True)
        assert matter.messages.filter(text__contains="an hour").count() == 0


class TestALink:
    """What a letter bears opens one matter."""

    def test_opens_its_matter_and_no_other_of_the_same_person(self, shop, by_link, matter):
        other = shop.receives_mail(subject="Another thing", at=noon).matter
        browser = by_link(matter)
        assert browser.get(f"/my/matters/{matter.pk}/").status_code == 200
        assert browser.get(f"/my/matters/{other.pk}/").status_code == 404

    @pytest.mark.parametrize(
        "change",
        [
            lambda key: key[:-1] + ("a" if key[-1] != "a" else "b"),
            lambda key: "9" + key,
            lambda key: key.replace("-1-", "-2-"),
            lambda key: key.upper() + "x",
            lambda key: key.split("-")[0] + "-1-" + "a" * 32,
            lambda key: "null",
            lambda key: "../../settings",
            lambda key: key[:-16] + key[-32:-16],
        ],
    )
    def test_that_was_altered_opens_nothing(self, change, link_of, matter):
        key = link_of(matter).split("/")[-2]
        browser = Client()
        assert browser.get(f"/my/m/{change(key)}/").status_code in (404, 410, 302)
        assert not Visit.objects.exists()
        assert browser.get(f"/my/matters/{matter.pk}/").status_code == 302

    def test_that_is_old_opens_nothing_and_ends_what_it_opened(self, by_link, link_of, matter):
        address, browser = link_of(matter), by_link(matter)
        PageLink.objects.update(expires_at=nine)
        assert Client().get(address).status_code == 410
        assert browser.get(f"/my/matters/{matter.pk}/").status_code == 404

    def test_that_was_taken_back_gives_back_what_was_written_meanwhile(self, by_link, matter):
        browser = by_link(matter)
        end_page_links([matter.pk])
        for number in (matter.pk, matter.pk + 999):
            answer = browser.post(f"/my/matters/{number}/messages/", {"words": "It took me an hour.", "once": "1"})
            assert (answer.status_code, b"It took me an hour." in answer.content) == (404, True)
        assert matter.messages.filter(text__contains="an hour").count() == 0

    def test_that_was_taken_back_opens_nothing_and_ends_what_it_opened(self, by_link, link_of, matter):
        address, browser = link_of(matter), by_link(matter)
        end_page_links([matter.pk])
        assert Client().get(address).status_code == 410
        assert browser.get(f"/my/matters/{matter.pk}/").status_code == 404
        assert Client().get(link_of(matter)).status_code == 302

    def test_ends_when_the_matter_becomes_anothers(self, shop, by_link, link_of, matter):
        address, browser = link_of(matter), by_link(matter)
        other = shop.receives_mail(from_=elena).matter.customer
        give_to_customer(matter, customer=other, by=shop.asta, at=noon)
        assert Client().get(address).status_code == 410
        assert browser.get(f"/my/matters/{matter.pk}/").status_code == 404

    def test_makes_worthless_a_secret_that_was_put_into_the_browser(self, shop, by_link, link_of, matter):
        attackers = by_link(shop.receives_mail(from_=elena).matter, elena)
        hers = Client()
        hers.cookies["firsthand_my"] = attackers.cookies["firsthand_my"].value
        assert hers.get(link_of(matter)).status_code == 302
        assert hers.get(f"/my/matters/{matter.pk}/").status_code == 200
        assert attackers.get(f"/my/matters/{matter.pk}/").status_code == 302

    def test_is_made_for_no_address_but_the_customers(self, shop, matter):
        from firsthand.conversations.actions import link_to_page

        assert link_to_page(matter, address=stranger.address, at=nine) is None

    def test_does_not_stand_in_what_a_customer_quotes(self, shop, link_of, matter):
        words = f"Thanks.\n\n> See: http://shop.example{link_of(matter)}\n"
        came = shop.receives_mail(words=words, at=noon, subject="Re: The fridge hums")
        assert "/my/m/" in came.text
        assert link_named_by(came.text.partition("/my/m/")[2].strip(" /\n")) is None
        assert without_page_keys(words) == "Thanks.\n\n> See: http://shop.example/my/m/\n"

    def test_names_only_what_we_sealed(self):
        key = page_key(12, serial=3)
        assert link_named_by(key) == (12, 3)
        assert link_named_by(key.replace("12-", "13-")) is None


class TestWhatIsSaidAmongUs:
    """The page shows what went between the customer and us."""

    def test_is_on_no_page(self, shop, by_link, by_code, matter):
        note(matter, words=Words("He is a DIFFICULT one"), by=shop.asta, at=noon)
        for browser in (by_link(matter), by_code(ruta)):
            for address in (f"/my/matters/{matter.pk}/", "/my/"):
                assert b"DIFFICULT" not in browser.get(address).content

    def test_before_it_became_theirs_is_another_persons(self, shop, by_code, matter):
        hers = shop.receives_mail(from_=elena, words="MY-OWN-WORDS")
        give_to_customer(hers.matter, customer=matter.customer, by=shop.asta, at=noon)
        page = by_code(ruta).get(f"/my/matters/{hers.matter.pk}/")
        assert (page.status_code, b"MY-OWN-WORDS" in page.content) == (200, False)


class TestTheDoor:
    """By a code that went to the address."""

    def test_says_the_same_to_known_and_unknown_addresses(self, matter):
        answers = [Client().post("/my/door/", {"address": one.address}) for one in (ruta, stranger)]
        assert answers[0]["Location"] == answers[1]["Location"]
        pages = [Client().get(answer["Location"]).content for answer in answers]
        assert len(pages[0]) == len(pages[1])

    def test_lets_nobody_in_with_a_guess(self, by_code, matter):
        browser = Client()
        browser.post("/my/door/", {"address": ruta.address})
        for guess in ("", "00000000", "null", "1" * 500, "12345678"):
            assert browser.post("/my/door/code/", {"code": guess}).status_code == 422
        assert browser.get("/my/").status_code == 302

    def test_takes_a_code_once_and_only_where_it_was_asked_for(self, by_code, matter):
        from firsthand.portal.models import Asking

        browser = by_code(ruta)
        assert browser.get(f"/my/matters/{matter.pk}/").status_code == 200
        asking = Asking.objects.get()
        assert asking.used_at is not None
        assert Client().post("/my/door/code/", {"code": "12345678"}).status_code == 422

    def test_sends_one_machine_four_codes_an_hour_at_most(self, matter):
        answers = [Client().post("/my/door/", {"address": ruta.address}).status_code for _ in range(6)]
        assert answers == [302] * 4 + [422] * 2
        assert Client().post("/my/door/", {"address": elena.address}).status_code == 302

    def test_is_not_shut_by_strangers_to_whoever_has_a_letter(self, matter, by_link):
        machines = [Client(REMOTE_ADDR=f"198.51.100.{number}") for number in range(14)]
        answers = [one.post("/my/door/", {"address": ruta.address}).status_code for one in machines]
        assert answers == [302] * 12 + [422] * 2
        refused = Client(REMOTE_ADDR="203.0.113.1").post("/my/door/", {"address": ruta.address})
        assert (refused.status_code, b"the link under any of our letters" in refused.content) == (422, True)
        browser = by_link(matter, REMOTE_ADDR="203.0.113.1")
        assert browser.post("/my/door/", {"address": elena.address}).status_code == 302
        answers = [browser.post("/my/door/", {"address": ruta.address}).status_code for _ in range(5)]
        assert answers == [302] * 4 + [422]

    def test_forgets_the_right_code_after_five_tries(self, matter, monkeypatch):
        from django.utils import timezone

        from firsthand.portal.models import Asking
        from firsthand.portal.sending import send_code_of

        told = []
        monkeypatch.setattr("firsthand.portal.sending.send_word", lambda to, **said: told.append(said["words"]))
        browser = Client()
        browser.post("/my/door/", {"address": ruta.address})
        send_code_of(Asking.objects.get().pk, at=timezone.now())
        right = next(line for line in told[0].splitlines() if line[:4].isdigit())
        for _ in range(5):
            browser.post("/my/door/code/", {"code": "x"})
        assert browser.post("/my/door/code/", {"code": right}).status_code == 422

    def test_sends_nothing_to_strangers(self, matter, monkeypatch):
        from django.utils import timezone

        from firsthand.portal.models import Asking
        from firsthand.portal.sending import send_code_of

        told = []
        monkeypatch.setattr("firsthand.portal.sending.send_word", lambda to, **said: told.append(to))
        Client().post("/my/door/", {"address": stranger.address})
        send_code_of(Asking.objects.get().pk, at=timezone.now())
        assert told == []

    def test_proves_the_address(self, by_code, matter):
        by_code(ruta)
        assert matter.customer.addresses.get().verified_how == "code"

    @pytest.mark.parametrize(
        "to", ["//evil.example/", "https://evil.example/", "/my/\\evil", "/settings/", "/my/\r\nX: y"]
    )
    def test_leads_nowhere_else(self, to, matter):
        answer = Client().post("/my/door/", {"address": ruta.address, "to": to})
        assert answer["Location"] == "/my/door/code/?to=/my/"

    def test_is_closed_by_signing_out(self, by_code, matter):
        browser = by_code(ruta)
        secret = browser.cookies["firsthand_my"].value
        browser.post("/my/leaving/")
        again = Client()
        again.cookies["firsthand_my"] = secret
        assert [one.get("/my/").status_code for one in (browser, again)] == [302, 302]

    def test_gives_a_new_secret_to_whoever_comes_in(self, by_link, by_code, matter):
        browser = by_link(matter)
        before = browser.cookies["firsthand_my"].value
        by_code(ruta, browser)
        assert browser.cookies["firsthand_my"].value != before
        old = Client()
        old.cookies["firsthand_my"] = before
        assert old.get("/my/").status_code == 302


class TestTheBrowser:
    def test_keeps_a_cookie_that_no_script_and_no_other_site_uses(self, by_link, matter):
        cookie = by_link(matter).cookies["firsthand_my"]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/my/")

    def test_is_not_made_to_act_by_another_site(self, by_link, matter):
        browser = by_link(matter, enforce_csrf_checks=True)
        for act in ACTS:
            assert browser.post(f"/my/matters/{matter.pk}/{act}", {"words": "x"}).status_code == 403

    def test_of_one_of_us_is_no_customers(self, shop, matter):
        browser = Client()
        browser.force_login(shop.jonas.account)
        assert browser.get(f"/my/matters/{matter.pk}/").status_code == 302

    def test_of_a_customer_is_none_of_ours(self, by_code, matter):
        browser = by_code(ruta)
        for address in ("/", f"/conversations/{matter.pk}/", "/settings/", f"/api/v1/conversations/{matter.pk}"):
            assert browser.get(address).status_code in (302, 401, 403), address
