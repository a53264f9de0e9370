"""Drafts as the page keeps them, and as they end."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from firsthand.conversations.models import Draft, Message, SideThread
from tests.budget import budget
from tests.cast import elena

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def asta(shop, at_desk):
    return at_desk(shop.asta)


@pytest.fixture
def at(asked) -> str:
    return f"/conversations/{asked.conversation_id}/drafts/reply/"


def keep(client, at, words, **more):
    return json.loads(client.post(at, {"words": words, **more}, headers=SCRIPT).content)


class TestWhatIsKept:
    def test_is_had_again_on_another_device(self, shop, asta, at, at_desk):
        keep(asta, at, "Hello", cc="petras@pastas.example")

        there = json.loads(at_desk(shop.asta).get(at).content)
        assert (there["words"], there["fields"]["cc"], there["version"]) == ("Hello", "petras@pastas.example", 1)

    def test_is_offered_what_else_was_written(self, asta, at):
        keep(asta, at, "From the phone")

        answer = keep(asta, at, "From the desk")
        assert answer["other"]["words"] == "From the phone"
        asta.delete(f"{at}?only=other", headers=SCRIPT)
        assert "other" not in json.loads(asta.get(at).content)

    def test_has_form_that_runs_nothing(self, asta, at):
        keep(asta, at, "Hello", html="<p><b>Hello</b><script>alert(1)</script></p>")

        assert "script" not in json.loads(asta.get(at).content)["html"]

    def test_takes_files_up_before_it_is_sent_and_sends_them_along(self, asked, asta, at):
        guide = SimpleUploadedFile("guide.pdf", b"%PDF", "application/pdf")
        [file] = json.loads(asta.post(f"{at}files/", {"files": guide}, headers=SCRIPT).content)["files"]

        said = {"words": "Hello Rūta, see attached.", "stored": file["token"], "draft": 1}
        asta.post(f"/conversations/{asked.conversation_id}/replies/", said, headers=SCRIPT)

        assert [one.file.name for one in Message.objects.get(kind="reply").attachments.all()] == ["guide.pdf"]
        assert not Draft.objects.exists()

    def test_ends_when_its_note_is_kept(self, asked, asta, at):
        keep(asta, at.replace("reply", "note"), "She is worried.")

        note = {"words": "She is worried.", "draft": 1}
        asta.post(f"/conversations/{asked.conversation_id}/notes/", note, headers=SCRIPT)

        assert not Draft.objects.exists()

    @pytest.mark.parametrize(("side", "to"), [("reply", "replies/"), ("note", "notes/"), ("aside", "side-threads/")])
    def test_does_not_begin_again_when_it_arrives_after_what_was_sent(self, asked, asta, at, side, to):
        form = {"words": "Hello Rūta.", "once": "1d8f", "to": "parts@supplier.example", "subject": "A valve"}
        asta.post(f"/conversations/{asked.conversation_id}/{to}", form | {"draft": 1}, headers=SCRIPT)
        guide = SimpleUploadedFile("guide.pdf", b"%PDF", "application/pdf")

        there = at.replace("reply", side)
        for late, said in ((there, form), (f"{there}files/", {"files": guide, "once": "1d8f"})):
            assert json.loads(asta.post(late, said, headers=SCRIPT).content)["version"] == 0
        assert not Draft.objects.exists()

    def test_stands_in_the_list_of_drafts_and_is_thrown_away_there(self, asked, asta, at):
        keep(asta, at, "Hello Rūta, I look")

        assert "Hello Rūta, I look" in asta.get("/drafts/").content.decode()
        assert json.loads(asta.get("/drafts/marks/").content) == {"drafts": {str(asked.conversation_id): {"reply": 1}}}
        asta.post(f"{at}?method=DELETE")
        assert "No drafts" in asta.get("/drafts/").content.decode()

    def test_is_nobody_elses(self, shop, asta, at, at_desk):
        keep(asta, at, "Hello")

        assert json.loads(at_desk(shop.ingrida).get(at).content) == {"version": 0}
        assert at_desk(shop.marco).get(at).status_code == 404
        assert "Hello" not in at_desk(shop.jonas).get("/drafts/").content.decode()

    def test_costs_at_most_nine_statements_from_end_to_end(self, asta, at):
        first = keep(asta, at, "Hello")

        with budget(9):
            keep(asta, at, "Hello Rūta", seen=first["version"], once="1d8f")


LETTER = "9b2f0d7e-3c1a-4a55-8f6e-0123456789ab"
NEW, BEGINNING = f"/drafts/new/{LETTER}/", "/conversations/new/"


class TestALetterThatBeginsAMatter:
    """There is no conversation yet: the browser gave the letter its number."""

    SAID = {"to": elena.address, "subject": "Your sofa", "inbox": "1"}

    def test_is_had_again_on_another_device_with_all_its_fields(self, shop, asta, at_desk):
        keep(asta, NEW, "It has arri", **self.SAID)

        there = json.loads(at_desk(shop.asta).get(NEW).content)
        assert there["words"] == "It has arri" and there["fields"] == {**self.SAID, "cc": "", "bcc": ""}

    def test_is_found_among_the_drafts_and_where_the_next_is_begun(self, shop, asta, at_desk):
        keep(asta, NEW, "It has arri", **self.SAID)

        way = f'href="{BEGINNING}?draft={LETTER}"'
        assert way in asta.get("/drafts/").content.decode() and way in asta.get(BEGINNING).content.decode()
        assert way not in asta.get(f"{BEGINNING}?draft={LETTER}").content.decode()
        assert LETTER in asta.get(f"{BEGINNING}?draft={LETTER}").content.decode()
        assert json.loads(asta.get("/drafts/marks/").content) == {"drafts": {"new": {LETTER: 1}}}
        assert LETTER not in at_desk(shop.jonas).get("/drafts/").content.decode()

    def test_ends_when_it_is_sent_with_its_files(self, shop, asta):
        keep(asta, NEW, "It has arrived.", **self.SAID)
        guide = SimpleUploadedFile("guide.pdf", b"%PDF", "application/pdf")
        [file] = json.loads(asta.post(f"{NEW}files/", {"files": guide}, headers=SCRIPT).content)["files"]

        said = {**self.SAID, "words": "It has arrived.", "inbox": shop.help.pk, "once": LETTER, "draft": 2}
        sent = asta.post(BEGINNING, {**said, "stored": file["token"]}, headers=SCRIPT)

        message = Message.objects.get()
        assert sent.headers["HX-Location"] == f"/conversations/{message.conversation_id}/"
        assert [one.file.name for one in message.attachments.all()] == ["guide.pdf"]
        assert not Draft.objects.exists()
        assert keep(asta, NEW, "It has arrived.", once=LETTER, **self.SAID)["version"] == 0

    def test_stays_when_it_cannot_be_sent(self, shop, asta):
        keep(asta, NEW, "It has arrived.")
        assert "To nobody yet: (no subject)" in asta.get("/drafts/").content.decode()

        said = {"words": "It has arrived.", "inbox": shop.help.pk, "once": LETTER, "draft": 1}
        assert asta.post(BEGINNING, said, headers=SCRIPT).status_code == 422
        assert Draft.objects.exists()


class TestALetterToSomebodyOutside:
    def test_is_kept_for_each_thread_and_found_where_it_is_written(self, asked, asta):
        at = f"/conversations/{asked.conversation_id}/"
        for code in ("aside", "aside-thread-7", f"aside-forward-{asked.pk}"):
            keep(asta, f"{at}drafts/{code}/", "Have you", to="parts@supplier.example")

        page = asta.get("/drafts/").content.decode()
        for place in ("side-threads/", f"side-threads/?forwards={asked.pk}", "#aside-write-7"):
            assert f'href="{at}{place}"' in page
        assert (
            f'data-at="{at}drafts/aside-forward-{asked.pk}/"'
            in asta.get(f"{at}side-threads/?forwards={asked.pk}", headers=SCRIPT).content.decode()
        )

    @pytest.mark.parametrize("forwards", ["", "forward"])
    def test_ends_when_it_is_sent(self, asked, asta, forwards):
        at, handed = f"/conversations/{asked.conversation_id}/", asked.pk if forwards else ""
        keep(asta, f"{at}drafts/aside{f'-forward-{handed}' if forwards else ''}/", "Have you", subject="A valve")

        said = {"to": "parts@supplier.example", "subject": "A valve", "words": "Have you one?", "draft": 1}
        asta.post(f"{at}side-threads/", {**said, "forwards": handed}, headers=SCRIPT)
        assert not Draft.objects.exists()

        thread = SideThread.objects.get()
        keep(asta, f"{at}drafts/aside-thread-{thread.pk}/", "Two")
        asta.post(f"{at}side-threads/{thread.pk}/", {"words": "Two, please.", "draft": 1}, headers=SCRIPT)
        assert not Draft.objects.exists()


class TestAPage:
    def test_asks_for_no_draft_by_itself(self, asked, asta, at):
        keep(asta, at, "A secret of the composer")

        assert "A secret of the composer" not in asta.get(f"/conversations/{asked.conversation_id}/").content.decode()
