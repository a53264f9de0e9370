"""Pictures among words that one of us writes."""

import json
from base64 import b64decode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from firsthand.conversations.models import Draft, Message, Unsent
from tests.journeys.test_words_with_form import PICTURE

SCRIPT = {"HX-Request": "true"}
SHOWN = '<p>Press <img src="cid:{}@firsthand" alt="the valve" width="2"> and wait.</p>'


@pytest.fixture
def asta(shop, at_desk):
    return at_desk(shop.asta)


@pytest.fixture
def at(asked) -> str:
    return f"/conversations/{asked.conversation_id}/"


@pytest.fixture
def token(asta, at) -> str:
    """Of a picture that has gone up with Asta's draft."""
    given = SimpleUploadedFile("valve.png", b64decode(PICTURE), "image/png")
    answer = asta.post(f"{at}drafts/reply/files/", {"files": given}, headers=SCRIPT)
    return str(json.loads(answer.content)["files"][0]["token"])


def answer(client, at, token, page, **more):
    said = {"words": "Press", "html": page, "stored": token, "placed": token, "draft": 1, **more}
    return client.post(f"{at}replies/", said, headers=SCRIPT)


class TestADraftWithAPicture:
    def test_shows_it_to_its_writer_alone(self, shop, asta, at, token, at_desk):
        assert asta.get(f"{at}pictures/{token}/")["Content-Type"] == "image/png"
        assert at_desk(shop.ingrida).get(f"{at}pictures/{token}/").status_code == 404

    def test_brings_it_as_one_that_stands_among_the_words(self, asta, at, token):
        said = {"words": "Press", "html": SHOWN.format(token), "stored": token, "placed": token, "seen": 1}
        asta.post(f"{at}drafts/reply/", said, headers=SCRIPT)

        there = json.loads(asta.get(f"{at}drafts/reply/").content)
        assert there["files"][0]["placed"] and there["fields"] == {"cc": "", "bcc": ""}
        assert f"cid:{token}@firsthand" in there["html"]


class TestAnAnswerWithAPicture:
    def test_shows_it_among_its_words_and_in_no_list(self, asta, at, token):
        answer(asta, at, token, SHOWN.format(token))

        [kept] = Message.objects.get(kind="reply").attachments.all()
        assert (kept.inline, kept.content_id) == (True, f"{token}@firsthand")
        page = asta.get(at).content.decode()
        assert page.count("valve.png") == 1 and f'src="{at}attachments/{kept.pk}/{token}/valve.png?shown"' in page

    def test_takes_none_along_that_was_taken_out_again(self, asta, at, token):
        answer(asta, at, token, "<p><b>Press</b></p>")

        assert not Message.objects.get(kind="reply").attachments.exists()
        assert not Draft.objects.exists()

    def test_shows_no_broken_one(self, asta, at, token):
        answer(asta, at, "", SHOWN.format("of-somebody-else"))

        assert "<img" not in Message.objects.get(kind="reply").html

    def test_shows_it_while_it_waits_for_its_time(self, shop, asta, at, token, at_desk):
        answer(asta, at, token, SHOWN.format(token), send_words="in 2 hours")

        assert Unsent.objects.get().html
        page = at_desk(shop.ingrida).get(at).content.decode()
        assert f'src="{at}pictures/{token}/"' in page and "valve.png" not in page
        assert at_desk(shop.ingrida).get(f"{at}pictures/{token}/").status_code == 200
