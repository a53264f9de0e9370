"""The page of a form, as browsers and as machines meet it."""

import json
import re
from dataclasses import astuple
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone, translation

from firsthand.channels.webform.actions import change_form, close_form
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.rules.shown import Kept
from firsthand.channels.webform.stamp import receipt, sealed_files, stamped
from firsthand.channels.webform.tests.forms import RUTA, contact
from firsthand.channels.webform.views import posted
from firsthand.conversations.models import Conversation, Message
from firsthand.files.aside import forget_aside, lay_aside
from firsthand.files.models import StoredFile
from firsthand.kit.limits import Limit
from firsthand.organisation.models import Organisation
from tests.budget import budget
from tests.cast import nine

AT = "/forms/contact/"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def stamp(form: Form, *, seconds: int = 60) -> str:
    return stamped(form.pk, at=timezone.now() - timedelta(seconds=seconds))


def kept_in(page) -> str:
    """What the page says of the files that it kept."""
    found = re.search(r'name="kept" value="([^"]+)"', page.text)
    assert found
    return found[1]


@pytest.fixture
def sends(client: Client, form: Form):
    """Somebody sends the form from a page that was opened a minute ago."""

    def sent(answers=RUTA, *, at: str = AT, **more: object):
        return client.post(at, {"stamp": stamp(form), **answers, **more})

    return sent


class TestThePage:
    """Whoever comes by a link."""

    def test_asks_in_the_language_of_the_browser(self, client, form):
        page = client.get(AT, HTTP_ACCEPT_LANGUAGE="lt,en;q=0.5")

        assert 'lang="lt"' in page.text
        assert "Jūsų vardas" in page.text
        assert page["Content-Language"] == "lt"

    @pytest.mark.parametrize(("asked", "shown"), [("lt", "lt"), ("it", "en"), ("<x>", "en"), ("lt-LT", "lt")])
    def test_speaks_the_language_that_is_chosen_when_it_can(self, client, form, asked, shown):
        assert f'<html lang="{shown}"' in client.get(AT, {"language": asked}).text

    def test_sets_no_cookie_and_needs_no_script(self, client, form, sends):
        pages = [client.get(AT), sends(), client.get(f"{AT}embedded/"), client.get(f"{AT}embed.js")]

        assert not any(page.cookies for page in pages)
        assert "<script" not in pages[0].text

    def test_names_the_other_ways_to_a_person(self, client, form, sends):
        pages = [client.get(AT), sends({}), client.get(f"{AT}sent/", {"receipt": receipt("noon")})]

        assert all("+370 5 200 0000" in page.text for page in pages)

    def test_costs_two_statements(self, client, form):
        with budget(2):
            client.get(AT)

    def test_is_not_there_under_another_name(self, client, form):
        assert client.get("/forms/nothing/").status_code == 404

    def test_reads_from_the_right_where_one_does(self, client, form):
        form.titles = {"he": "כתבו לנו"}
        form.language = "he"
        form.save(update_fields=["titles", "language"])

        with translation.override("he"):
            assert 'dir="rtl"' in client.get(AT).text

    def test_says_how_else_to_reach_somebody_when_it_is_closed(self, shop, client, form, sends):
        close_form(form, by=shop.jonas, at=nine)

        assert client.get(AT).status_code == 410
        assert "+370 5 200 0000" in client.get(AT).text
        assert sends().status_code == 410
        assert not Message.objects.exists()


class TestWithinAnotherPage:
    """The shop's own site shows the form."""

    def test_it_may_stand_anywhere_unless_sites_are_named(self, shop, client, form):
        assert "frame-ancestors *" in client.get(f"{AT}embedded/")["Content-Security-Policy"]

        said = contact(shop.help)
        change_form(form, said.__class__(**vars(said) | {"sites": ["https://Shop.example/"]}), by=shop.jonas, at=nine)
        page = client.get(f"{AT}embedded/")
        assert "frame-ancestors 'self' shop.example" in page["Content-Security-Policy"]
        assert "X-Frame-Options" not in page

    def test_the_page_of_its_own_may_not(self, client, form):
        page = client.get(AT)

        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"

    @pytest.mark.parametrize(
        ("sites", "site", "is_noticed"),
        [
            (["shop.example"], "shop.example", True),
            (["*.shop.example"], "lt.shop.example", True),
            (["*.shop.example"], "myshop.example", False),
            (["shop.example"], "forged.example", False),
            ([], "namai.example", True),
            ([], "www.namai.example", True),
            ([], "forged.example", False),
        ],
    )
    def test_is_noticed_where_it_is_expected(self, sites, site, is_noticed, shop, client, form):
        Organisation.objects.update(domain="namai.example")
        Form.objects.update(sites=sites)
        told = {"HTTP_REFERER": f"https://{site}/help", "HTTP_SEC_FETCH_DEST": "iframe"}
        client.get(f"{AT}embedded/", **told)

        assert list(Form.objects.get().seen_at) == [site] * is_noticed
        if is_noticed:
            with budget(2):
                client.get(f"{AT}embedded/", **told)

    def test_the_script_knows_what_the_form_is_called(self, client, form):
        script = client.get(f"{AT}embed.js")

        assert script["Content-Type"] == "text/javascript; charset=utf-8"
        assert "Para\\u0161ykite mums" in script.text
        assert script["Cross-Origin-Resource-Policy"] == "cross-origin"


class TestSending:
    """Thanks are said when all of it is on disk."""

    def test_leads_to_a_page_that_can_be_looked_at_again(self, client, form, sends):
        answer = sends()

        assert answer.status_code == 303
        assert Message.objects.get().reply_text == RUTA["words"]
        thanks = client.get(answer["Location"])
        assert "You will have the answer by:" in thanks.text
        assert "hums" not in thanks.text

    def test_shows_nobody_anything_of_the_conversation(self, client, form, sends):
        told = parse_qs(urlsplit(sends()["Location"]).query)

        assert set(told) == {"language", "receipt"}
        assert "/conversations/" not in client.get(f"{AT}sent/", told).text

    def test_thanks_nobody_without_a_receipt(self, client, form):
        assert client.get(f"{AT}sent/", {"receipt": "made-up"}).status_code == 302

    def test_of_a_file_keeps_its_bytes(self, client, form, sends):
        sends(files=SimpleUploadedFile("../../fridge.jpg", b"\xff\xd8 picture", "image/jpeg"))

        kept = Message.objects.get().attachments.get().file
        assert (kept.name, kept.read()) == ("fridge.jpg", b"\xff\xd8 picture")

    def test_needs_no_token_of_a_session(self, form):
        strict = Client(enforce_csrf_checks=True)
        assert strict.post(AT, {"stamp": stamp(form), **RUTA}).status_code == 303

    def test_as_somebody_signed_in_is_nobody_elses_act(self, shop, form):
        """A page elsewhere may send it from Asta's browser: it is a customer's message all the same."""
        asta = Client()
        asta.force_login(shop.asta.account)
        asta.post(AT, {"stamp": stamp(form), **RUTA})

        assert Message.objects.get().author_representative is None


class TestWhatIsWrong:
    """Nothing that was typed is lost."""

    def test_is_told_beside_the_question(self, client, form, sends):
        page = sends(RUTA | {"email": "ruta@", "phone": "+370 600 00000"})

        assert page.status_code == 422
        assert 'aria-invalid="true"' in page.text
        assert "This is not a whole e-mail address" in page.text
        assert 'value="ruta@"' in page.text
        assert 'value="+370 600 00000"' in page.text
        assert RUTA["words"] in page.text
        assert not Message.objects.exists()

    def test_keeps_files_that_were_chosen(self, client, form, sends):
        wrong = sends(RUTA | {"words": ""}, files=SimpleUploadedFile("fridge.jpg", b"picture", "image/jpeg"))
        assert "fridge.jpg" in wrong.text

        assert not StoredFile.objects.exists()

        sends(kept=kept_in(wrong))
        assert Message.objects.get().attachments.get().file.read() == b"picture"

    def test_says_so_where_a_file_was_forgotten_meanwhile_and_sends_nothing_without_it(self, client, form, sends):
        wrong = sends(RUTA | {"words": ""}, files=SimpleUploadedFile("fridge.jpg", b"picture", "image/jpeg"))
        forget_aside(before=timezone.now() + timedelta(minutes=1))

        page = sends(kept=kept_in(wrong))
        assert (page.status_code, "Please choose your files again." in page.text) == (422, True)
        assert not Message.objects.exists()
        sends(files=SimpleUploadedFile("fridge.jpg", b"picture", "image/jpeg"))
        assert Message.objects.get().attachments.exists()

    def test_keeps_no_end_of_files_that_are_never_sent(self, client, form, sends, monkeypatch, settings):
        monkeypatch.setattr(posted, "KEPT", Limit(most=1, seconds=3600))
        client.defaults["REMOTE_ADDR"] = "203.0.113.7"
        first = sends(RUTA | {"words": ""}, files=SimpleUploadedFile("first.jpg", b"picture", "image/jpeg"))
        again = SimpleUploadedFile("again.jpg", b"another", "image/jpeg")
        second = sends(RUTA | {"words": ""}, files=again, kept=kept_in(first))

        assert ("first.jpg" in second.text, "again.jpg" in second.text) == (False, False)
        assert len(list(Path(settings.FILES_FOLDER, "aside").iterdir())) == 1

    def test_lets_go_of_a_kept_file_that_is_taken_out(self, client, form, sends):
        wrong = sends(RUTA | {"words": ""}, files=SimpleUploadedFile("fridge.jpg", b"picture", "image/jpeg"))
        sends(kept=kept_in(wrong), drop=re.findall(r'name="drop" value="([^"]+)"', wrong.text)[0])

        assert not Message.objects.get().attachments.exists()

    def test_opens_no_file_to_whoever_has_no_seal_for_it(self, shop, client, form, sends):
        other = SimpleUploadedFile("secret.pdf", b"secret")
        sends(RUTA | {"words": ""}, files=other)
        secret = Kept(lay_aside(b"secret"), "secret.pdf", "application/pdf", 6)
        for forged in (
            secret.aside,
            json.dumps([form.pk, [["files", *astuple(secret)]]]),
            sealed_files(form.pk + 1, [("files", secret)]),
        ):
            sends(RUTA | {"words": f"Try {forged[:9]}"}, kept=forged)

        assert not any(one.attachments.exists() for one in Message.objects.all())


class TestHostileInput:
    """Whatever comes, it is answered, and harms nobody."""

    @pytest.mark.parametrize(
        "answers",
        [
            {},
            {"email": ["a@b.example", "c@d.example"]},
            {"name": "\r\nBcc: victim@elsewhere.example"},
            {"name": "x" * 100_000},
            {"words": "x" * 200_000},
            {"words": "\x00😀"},
            {"about": "not-an-option"},
            {"day": "2026-13-45"},
            {"day": "12026-01-01"},
            {"phone": "javascript:alert(1)"},
            {"stamp": "x" * 100_000},
            {"kept": "x" * 100_000},
            {"email": "ruta@pastas.example\r\nBcc: victim@elsewhere.example"},
            {"email": "ruta@pastas.example, victim@elsewhere.example"},
            {"email": "Rūta <ruta@pastas.example>"},
            {"email": f"{'x' * 300}@pastas.example"},
            {**{f"more-{number}": "x" for number in range(1500)}},
        ],
    )
    def test_is_answered(self, client, form, sends, answers):
        assert sends(RUTA | answers).status_code in (303, 422)
        for message in Message.objects.all():
            assert message.sender_address in ("ruta@pastas.example", "a@b.example")
            assert "\n" not in (message.sender_name or "")

    def test_with_very_many_fields_is_refused(self, client, form, sends):
        assert sends(RUTA | {f"more-{number}": "x" for number in range(5000)}).status_code == 400

    def test_of_another_kind_is_no_form(self, client, form):
        for body, kind in ((b"{", "application/json"), (b"\xff" * 99, "text/plain"), (b"--", "multipart/form-data")):
            assert client.generic("POST", AT, body, content_type=kind).status_code in (400, 422)
        assert client.put(AT).status_code == 405

    def test_is_shown_as_words(self, shop, client, form, sends):
        page = sends({"name": HOSTILE, "words": HOSTILE, "email": HOSTILE})

        assert "<script>" not in page.text
        assert "<img" not in page.text

    def test_is_shown_as_words_to_representatives(self, shop, client, form, sends):
        sends(RUTA | {"name": HOSTILE, "words": HOSTILE})
        asta = Client()
        asta.force_login(shop.asta.account)
        page = asta.get(f"/conversations/{Conversation.objects.get().pk}/")

        assert page.status_code == 200
        assert "<img src=x" not in page.text
        assert "<script>alert" not in page.text

    def test_too_large_is_said_so_and_keeps_the_words(self, client, form, sends, monkeypatch, settings):
        monkeypatch.setattr("firsthand.channels.webform.views.posted.LARGEST", 10)
        page = sends(files=SimpleUploadedFile("large.bin", b"x" * 11))

        assert page.status_code == 422
        assert "MB, all together" in page.text
        assert RUTA["words"] in page.text

    def test_stepped_into_the_trap_gets_the_same_thanks(self, client, form, sends):
        answer = sends(RUTA | {"homepage": "https://spam.example"})

        assert answer.status_code == 303
        assert Conversation.objects.get().is_held
