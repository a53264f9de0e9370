"""Every address, for everybody: what is not theirs answers as what is not there."""

import re

import pytest
from django.test import Client

from firsthand.conversations.models import Attachment
from tests.cast import elena, nine

POSTED = [
    "replies/",
    "notes/",
    "owner/",
    "team/",
    "state/",
    "resolution/",
    "priority/",
    "tags/",
    "language/",
    "spam/",
    "spam/taking-back/",
    "block/",
    "redirection/",
    "side-threads/",
    "side-threads/1/",
    "unsent/1/",
    "unsent/1/holding/",
]


@pytest.fixture
def letter(shop):
    """Rūta's letter with a picture and a page that would run a script, were it let."""
    raw = shop.letter(subject="Photograph", words="See the picture.")
    return shop.receives(with_files(raw))


def with_files(raw: bytes) -> bytes:
    from email import message_from_bytes, policy

    letter = message_from_bytes(raw, policy=policy.default)
    letter.add_alternative('<p>See <img src="cid:photo"><img src="https://spy.example/x.png"></p>', subtype="html")
    letter.add_attachment(b"<svg onload=alert(1)>", maintype="image", subtype="svg+xml", filename="../x.svg")
    letter.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png", cid="<photo>")
    return letter.as_bytes()


def addresses(message) -> list[str]:
    at = f"/conversations/{message.conversation_id}/"
    files = Attachment.objects.filter(message=message).select_related("file")
    return [
        at,
        f"{at}hands/",
        f"{at}messages/{message.pk}/original",
        f"{at}messages/{message.pk}/page",
        f"/customers/{message.matter.customer_id}/",
        *(f"{at}attachments/{one.pk}/{one.file.token}/{one.file.name}" for one in files),
    ]


class TestWhoeverSeesTheTeam:
    """Asta serves in Repairs, Ingrida leads it, Jonas administers."""

    @pytest.mark.parametrize("name", ["asta", "ingrida", "jonas"])
    def test_finds_everything(self, shop, letter, at_desk, name):
        client = at_desk(getattr(shop, name))

        assert {client.get(one).status_code for one in addresses(letter)} == {200}


def without_tokens(answer):
    """The page without the token against forged forms, which is masked anew for each answer."""
    return re.sub(rb"[A-Za-z0-9]{64}", b"", answer.content)


class TestWhoeverDoesNot:
    """Marco serves in Orders."""

    def test_finds_nothing(self, shop, letter, at_desk):
        client = at_desk(shop.marco)

        assert {client.get(one).status_code for one in addresses(letter)} == {404}

    def test_can_do_nothing(self, shop, letter, at_desk):
        client, at = at_desk(shop.marco), f"/conversations/{letter.conversation_id}/"

        answers = [client.post(at + one, {"words": "x", "tags": "x"}) for one in POSTED]
        answers.append(client.post(f"/customers/{letter.matter.customer_id}/traits/", {"name": "x"}))

        assert {answer.status_code for answer in answers} == {404}
        assert shop.conversation().version == letter.matter.version

    def test_is_told_the_same_as_of_what_is_not_there(self, shop, letter, at_desk):
        client = at_desk(shop.marco)

        theirs = client.get(f"/conversations/{letter.conversation_id}/")
        nothing = client.get("/conversations/999999/")

        assert theirs.status_code == nothing.status_code == 404
        assert without_tokens(theirs) == without_tokens(nothing)

    def test_finds_nothing_by_searching(self, shop, letter, at_desk):
        assert "Rūta" not in at_desk(shop.marco).get("/search/?q=picture").content.decode()
        assert "Rūta" in at_desk(shop.asta).get("/search/?q=picture").content.decode()


class TestAFile:
    """It is theirs, but of another message, under another token, or of another conversation."""

    def test_is_not_found_there(self, shop, letter, at_desk):
        other = shop.receives_mail(from_=elena, at=nine)
        one = Attachment.objects.filter(message=letter).select_related("file")[0]
        client, file = at_desk(shop.asta), f"{one.pk}/{one.file.token}/{one.file.name}"

        wrong_token = f"/conversations/{letter.conversation_id}/attachments/{one.pk}/xxxx/{one.file.name}"
        assert client.get(wrong_token).status_code == 404
        assert client.get(f"/conversations/{other.conversation_id}/attachments/{file}").status_code == 404
        assert client.get(f"/conversations/{other.conversation_id}/messages/{letter.pk}/original").status_code == 404

    def test_is_only_taken_away_and_runs_nothing(self, shop, letter, at_desk):
        for address in addresses(letter)[5:]:
            answer = at_desk(shop.asta).get(f"{address}?shown" if "svg" in address else address)

            assert answer.headers["Content-Disposition"].startswith("attachment")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Content-Type"] == "application/octet-stream"


class TestALettersPage:
    """It may be styled, and nothing else."""

    def test_has_a_policy_of_its_own(self, shop, letter, at_desk):
        answer = at_desk(shop.asta).get(f"/conversations/{letter.conversation_id}/messages/{letter.pk}/page")

        policy, page = answer.headers["Content-Security-Policy"], answer.content.decode()
        assert "default-src 'none'" in policy and "sandbox allow-same-origin" in policy
        assert "script" not in policy and "https:" not in policy
        assert f'src="/conversations/{letter.conversation_id}/attachments/' in page and ' src="https://spy' not in page

    def test_fetches_pictures_from_outside_only_when_asked(self, shop, letter, at_desk):
        address = f"/conversations/{letter.conversation_id}/messages/{letter.pk}/page?pictures=1"

        answer = at_desk(shop.asta).get(address)

        assert "img-src 'self' data: https:" in answer.headers["Content-Security-Policy"]
        assert ' src="https://spy.example/x.png"' in answer.content.decode()


class TestAtTheDoor:
    """Nobody has signed in, or not any more."""

    def test_every_page_leads_to_sign_in(self, shop, letter):
        for address in ["/", "/desk/all/", "/search/?q=x", "/colleagues/", *addresses(letter)]:
            answer = Client().get(address)
            assert answer.status_code == 302 and answer.headers["Location"].startswith("/accounts/login/")

    def test_a_part_of_a_page_leads_the_whole_page_there(self, shop, letter):
        answer = Client().get("/desk/all/", headers={"HX-Request": "true", "HX-Current-URL": "http://x/desk/all/"})

        assert answer.status_code == 401 and answer.headers["HX-Redirect"].startswith("/accounts/login/")

    def test_sign_out_ends_it(self, shop, letter, at_desk):
        client = at_desk(shop.asta)
        client.post("/accounts/logout/")

        assert client.get(f"/conversations/{letter.conversation_id}/").status_code == 302

    def test_who_left_finds_nothing(self, shop, letter, at_desk):
        client = at_desk(shop.asta)
        shop.asta.account.is_active = False
        shop.asta.account.save(update_fields=["is_active"])

        assert client.get(f"/conversations/{letter.conversation_id}/").status_code in (302, 404)
