"""What a chat gives to whom: its script to everybody, files to whose they are, and nothing to pages of other sites."""

import pytest
from django.test import Client

from firsthand.channels.chat.actions import bring_file
from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.views import files
from firsthand.kit.limits import Limit
from firsthand.kit.tokens import fingerprint
from tests.cast import nine

HERE = "https://namai.example"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6360000002000100"
    "05fe02fea7be50500000000049454e44ae426082"
)


def bring(browser, content=b"hello", name="note.txt", origin=HERE, host="203.0.113.7"):
    return Client(REMOTE_ADDR=host).post(
        f"/chat/{browser.chat.key}/files/",
        content,
        content_type="application/octet-stream",
        headers={"Origin": origin, "X-Visitor": browser.token, "X-Name": name},
    )


def file_of(browser, content, name):
    brought = bring_file(
        browser.chat, content=content, name=name, mime="image/png", by=fingerprint(browser.token), at=nine
    )
    browser.says("Look", files=(brought.pk,))
    return browser.hears().messages[-1]["files"][0]["at"].split("8000", 1)[1]


class TestTheScript:
    """`/chat/NAME.js`."""

    def test_weighs_little_and_sets_no_cookie(self, chat):
        import gzip

        answer = Client().get(f"/chat/{chat.key}.js")

        assert len(gzip.compress(answer.content)) < 25_000
        assert (answer.cookies, answer["Content-Type"]) == ({}, "text/javascript; charset=utf-8")

    def test_has_no_way_out_of_its_own_string(self, chat):
        Chat.objects.update(greetings=[{"page": "*", "seconds": 9, "words": "</script><b>"}])

        assert b"</script>" not in Client().get(f"/chat/{chat.key}.js").content

    def test_says_its_words_in_a_language_that_it_speaks(self, chat):
        said = [Client().get(f"/chat/{chat.key}/words/?language={one}").json()["language"] for one in ("lt-LT", "it")]

        assert said == ["lt", "en"]

    @pytest.mark.parametrize(("origin", "known"), [(HERE, True), ("https://evil.example", False)])
    def test_is_known_to_be_there_once_one_of_its_sites_asked(self, chat, origin, known):
        answer = Client().get(f"/chat/{chat.key}/words/", headers={"Origin": origin})

        assert (Chat.objects.get().seen_at is not None, answer.has_header("Access-Control-Allow-Origin")) == (
            known,
            known,
        )


class TestFiles:
    """Brought by a visitor."""

    def test_are_taken_from_pages_of_its_sites_alone(self, visitor):
        assert bring(visitor).status_code == 201
        assert bring(visitor, origin="https://evil.example").status_code == 403
        assert bring(visitor, origin="").status_code == 403

    def test_are_refused_when_too_large(self, visitor):
        assert bring(visitor, content=b"0" * (25 * 1024 * 1024 + 1)).status_code == 413

    def test_of_one_machine_are_no_end_of_them_whatever_token_each_brings(self, visitor, monkeypatch):
        monkeypatch.setattr(files, "BROUGHT", Limit(most=3, seconds=3600))

        def came(number, host):
            visitor.token = f"{number}-" + "t" * 40
            return bring(visitor, content=b"0" * (1 << 20), host=host).status_code

        assert [came(number, f"2001:db8::{number}") for number in range(3)] == [201, 429, 429]
        assert came(4, "2001:db8:0:1::1") == 201

    def test_are_refused_without_a_token(self, visitor):
        visitor.token = "short"

        assert bring(visitor).status_code == 403

    def test_are_shown_when_they_are_pictures(self, visitor):
        answer = Client().get(file_of(visitor, PNG, "a.png"))

        assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")

    def test_are_only_taken_away_when_they_claim_to_be(self, visitor):
        answer = Client().get(file_of(visitor, b"<script>alert(1)</script>", "a.png"))

        assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
        assert answer["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer["Content-Security-Policy"]

    def test_open_by_no_address_that_was_not_given_out(self, visitor, another):
        at = file_of(visitor, PNG, "a.png")
        another.says("Hello?")
        mine, number = at.split("/files/")[1].split("/")[:2]
        theirs = at.replace(f"/files/{mine}/{number}/", f"/files/{int(mine) + 1}/{number}/")

        assert [
            Client().get(one).status_code
            for one in (theirs, at[:-1] + ("y" if at[-1] == "x" else "x"), at.replace(mine, "999", 1))
        ] == [404] * 3


class TestFaces:
    """Of those who answer."""

    def test_open_by_no_address_that_was_not_given_out(self, shop, chat):
        assert Client().get(f"/chat/{chat.key}/faces/{shop.asta.pk}/1/{'a' * 16}").status_code == 404
