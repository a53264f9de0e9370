"""Programs read and write messages."""

import hashlib
import re
from email.message import EmailMessage
from pathlib import Path

import pytest

from firsthand.channels.email import tests
from firsthand.conversations.models import Message
from firsthand.journal.models import Errand
from tests.budget import budget
from tests.cast import nine, ruta


@pytest.fixture
def letter() -> bytes:
    """A letter with everything: two parts, two files, somebody in copy."""
    written = EmailMessage()
    written["From"] = f"{ruta.name} <{ruta.address}>"
    written["To"] = "help@namai.example"
    written["Cc"] = "Jonas <jonas@pastas.example>"
    written["Subject"] = "Šaldytuvas"
    written["Message-ID"] = "<one+two@posted.example>"
    written.set_content("It hums.\n\nOn Monday Asta wrote:\n> Good day\n")
    written.add_alternative("<p>It hums.</p><script>alert(1)</script>", subtype="html")
    written.add_attachment(b"<svg onload='alert(1)'/>", maintype="image", subtype="svg+xml", filename="a/../b.svg")
    return written.as_bytes()


@pytest.fixture
def message(shop, letter):
    return shop.receives(letter, at=nine)


class TestALetter:
    def test_is_found_by_its_message_id_in_every_spelling(self, asta, message):
        for spelling in ("<one+two@posted.example>", "one+two@posted.example", "one two@posted.example"):
            found = asta.get("/messages", external_id=spelling).json()["items"]
            assert [one["id"] for one in found] == [message.pk], spelling

    def test_is_shown_whole(self, asta, message):
        shown = asta.get(f"/messages/{message.pk}").json()

        assert shown["from"] == {"address": ruta.address, "name": ruta.name}
        assert shown["to"] == [{"address": "help@namai.example", "name": ""}]
        assert shown["cc"] == [{"address": "jonas@pastas.example", "name": "Jonas"}]
        assert (shown["subject"], shown["message_id"]) == ("Šaldytuvas", "one+two@posted.example")
        assert (shown["automatic"], shown["bounce"], shown["delivery"]) == (False, None, None)
        assert "script" not in shown["html"]

    def test_gives_back_its_original_bytes_and_runs_nothing(self, asta, message, letter):
        raw = asta.get(f"/messages/{message.pk}/raw")

        assert (raw.content, raw["Content-Type"]) == (letter, "message/rfc822")
        assert_inert(raw)

    def test_gives_its_files_and_runs_nothing(self, asta, message):
        [file] = asta.get(f"/messages/{message.pk}").json()["attachments"]

        content = asta.get(f"/messages/{message.pk}/attachments/{file['id']}")

        assert (len(content.content), hashlib.sha256(content.content).hexdigest()) == (file["bytes"], file["sha256"])
        assert_inert(content)

    def test_costs_at_most_six_statements(self, asta, message):
        asta.get("/me")
        with budget(6):
            asta.get(f"/messages/{message.pk}")
        with budget(6):
            asta.get("/messages", external_id="one+two@posted.example")

    def test_hides_the_files_of_another_message(self, shop, asta, message):
        other = shop.receives_mail()
        [file] = asta.get(f"/messages/{message.pk}").json()["attachments"]

        assert asta.get(f"/messages/{other.pk}/attachments/{file['id']}").status_code == 404


class TestWhatComesAlong:
    """Letters of the corpus, as programs see them."""

    @pytest.fixture
    def shown(self, shop, asta):
        return lambda name: asta.get(f"/messages/{shop.receives(corpus(name), at=nine).pk}").json()

    def test_has_the_letters_inside_with_their_files(self, shown):
        message = shown("enclosed_letter")

        (inner,) = message["letters"]
        assert [each["name"] for each in message["attachments"]] == ["Sena sąskaita.eml"]
        assert inner["from"] == {"address": "ona@example.lt", "name": "Ona"} and inner["text"] == "Štai sąskaita."
        assert [each["name"] for each in inner["attachments"]] == ["old.pdf"]

    def test_has_the_events(self, shown):
        (event,) = shown("calendar_request")["invitations"]

        assert (event["what"], event["starts"]) == ("Šaldytuvo taisymas", "2025-06-02T10:00:00+03:00")

    def test_says_what_it_claims_and_what_is_closed(self, shown):
        message = shown("smime_encrypted")

        assert (message["protection"], message["unreadable"]) == (["smime-encrypted"], True)

    def test_names_the_sender_as_the_letter_does(self, shop, asta, message, letter):
        other = letter.replace(b"one+two", b"three").replace(ruta.name.encode(), b"R. K.")
        anew = shop.receives(re.sub(rb"From: .*<", b"From: R. K. <", other), at=nine)

        assert asta.get(f"/messages/{anew.pk}").json()["from"] == {"address": ruta.address, "name": "R. K."}


def corpus(name: str) -> bytes:
    return (Path(tests.__file__).parent / f"letters/{name}.eml").read_bytes()


class TestAReportThatNamesNothingOfOurs:
    def test_is_seen_by_administrators_only(self, shop, asta, jonas):
        report = Message.objects.create(kind="received", at=nine, text="Came back", bounce="hard", automatic="bounce")

        shown = jonas.get(f"/messages/{report.pk}").json()
        assert (shown["conversation"], shown["bounce"], shown["automatic"]) == (None, "hard", True)
        assert asta.get(f"/messages/{report.pk}").status_code == 404


class TestWriting:
    def test_a_reply_is_on_its_way_by_the_name_of_the_key(self, shop, matter, asta):
        written = asta.post(f"/conversations/{matter.pk}/messages", text="We shall look.", external_id="crm-1")

        assert written.status_code == 201, written.content
        shown = written.json()
        assert (shown["kind"], shown["delivery"], shown["author"]["name"]) == ("reply", "queued", "Asta")
        assert shown["to"][0]["address"] == ruta.address
        assert Errand.objects.filter(path__endswith=".deliver").count() == 1

    def test_a_reply_under_one_external_id_is_one(self, matter, asta):
        ids = {
            asta.post(f"/conversations/{matter.pk}/messages", text="We shall look.", external_id="crm-1").json()["id"]
            for _time in range(2)
        }

        assert len(ids) == 1

    def test_html_is_made_safe_and_read_out(self, matter, asta):
        html = "<p>We <b>shall</b> look.</p><script>alert(1)</script>"
        shown = asta.post(f"/conversations/{matter.pk}/messages", html=html).json()

        assert "script" not in shown["html"]
        assert "alert" not in shown["text"]
        assert "shall" in shown["text"]

    def test_a_note_is_among_colleagues(self, shop, matter, asta):
        written = asta.post(f"/conversations/{matter.pk}/messages", kind="note", text="She is right.").json()

        assert (written["kind"], written["to"], written["delivery"]) == ("note", [], None)

    def test_what_a_customer_said_is_taken_down_by_administrators(self, shop, matter, jonas, asta):
        asta.patch(f"/conversations/{matter.pk}", state="resolved")
        said = {"kind": "received", "text": "It hums again."}

        assert asta.post(f"/conversations/{matter.pk}/messages", **said).status_code == 403
        written = jonas.post(f"/conversations/{matter.pk}/messages", **said).json()

        assert (written["author"]["kind"], written["author"]["id"]) == ("customer", matter.customer_id)
        shown = asta.get(f"/conversations/{matter.pk}").json()
        assert (shown["state"], shown["reopenings"]) == ("open", 1)

    def test_over_a_colleagues_answer_that_was_not_read_is_refused(self, shop, matter, asta):
        first = matter.messages.get()
        shop.answers(first, by=shop.ingrida)

        refused = asta.post(f"/conversations/{matter.pk}/messages", text="And I say", read_to=first.pk)

        assert refused.status_code == 409
        assert "Ingrida" in refused.json()["detail"]

    @pytest.mark.parametrize("nothing", [{}, {"text": ""}, {"text": " \n"}, {"html": "<script>1</script>"}])
    def test_nothing_is_refused(self, matter, asta, nothing):
        assert asta.post(f"/conversations/{matter.pk}/messages", **nothing).status_code == 422

    @pytest.mark.parametrize("words", ["NUL \x00 inside", "half a pair \udc00"])
    def test_what_no_database_holds_is_refused_or_left_out(self, matter, asta, words):
        assert asta.post(f"/conversations/{matter.pk}/messages", text=words).status_code in {201, 422}

    def test_the_thread_is_read_oldest_first(self, shop, matter, asta):
        shop.answers(matter.messages.get())

        kinds = [one["kind"] for one in asta.get(f"/conversations/{matter.pk}/messages").json()["items"]]

        assert kinds == ["received", "reply"]


def assert_inert(response):
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


class TestCopies:
    """Asta's program answers Rūta with a copy to Petras, and one to a supplier that nobody sees."""

    COPIED = {
        "text": "Hello.",
        "cc": [{"address": "petras@pastas.example", "name": "Petras"}],
        "bcc": [{"address": "parts@liebherr.example"}],
    }

    def test_go_to_whom_it_says(self, asta, matter):
        answer = asta.post(f"/conversations/{matter.pk}/messages", **self.COPIED)

        sent = Message.objects.get(kind="reply")
        assert answer.status_code == 201 and [one["kind"] for one in sent.recipients] == ["to", "cc", "bcc"]

    def test_that_nobody_sees_are_not_seen_by_the_customer(self, asta, matter, ruta_herself):
        asta.post(f"/conversations/{matter.pk}/messages", **self.COPIED)

        told = ruta_herself.get("/messages").content.decode()
        assert "petras@pastas.example" in told and "liebherr" not in told
        assert ruta_herself.get("/messages").json()["items"][-1]["bcc"] == []

    def test_that_nobody_sees_are_told_to_colleagues(self, asta, matter):
        written = asta.post(f"/conversations/{matter.pk}/messages", **self.COPIED).json()

        for shown in (
            written,
            asta.get(f"/messages/{written['id']}").json(),
            asta.get("/messages").json()["items"][-1],
        ):
            assert shown["bcc"] == [{"address": "parts@liebherr.example", "name": ""}]

    @pytest.mark.parametrize(
        ("more", "pointer"),
        [
            ({"kind": "note", "cc": [{"address": "a@b.example"}]}, "/cc"),
            ({"from": "sales@namai.example"}, "/from"),
        ],
    )
    def test_are_refused_where_they_make_no_sense(self, asta, matter, more, pointer):
        answer = asta.post(f"/conversations/{matter.pk}/messages", text="Hello.", **more)

        assert answer.status_code == 422 and answer.json()["errors"][0]["pointer"] == pointer

    def test_to_a_smuggled_address_are_refused(self, asta, matter):
        smuggled = [{"address": "a\u2028Bcc:x@b.example"}]

        assert asta.post(f"/conversations/{matter.pk}/messages", text="Hello.", cc=smuggled).status_code == 422
