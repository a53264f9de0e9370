"""What comes along with a message stands in the thread: invitations, letters inside, claims of signature, what is closed."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from django.utils import timezone as clocks

from firsthand.channels.email import tests
from firsthand.workspace.enclosures import again, event, when
from tests.cast import nine

LETTERS = Path(tests.__file__).parent / "letters"
VILNIUS = timezone(timedelta(hours=3))


@pytest.fixture
def page_with(shop, at_desk):
    """The page of the conversation that a letter of the corpus begins."""

    def page(name: str) -> str:
        message = shop.receives((LETTERS / f"{name}.eml").read_bytes(), at=nine)
        return str(at_desk(shop.asta).get(f"/conversations/{message.conversation_id}/").content, "utf-8")

    return page


class TestAnInvitation:
    def test_says_what_where_and_when(self, page_with):
        page = page_with("calendar_request")

        for words in ("Invitation", "Šaldytuvo taisymas", "Gedimino pr. 1, Vilnius", "from Ona, meistrė", "invite.ics"):
            assert words in page, words

    def test_that_is_taken_back_says_so(self, page_with):
        assert 'data-state="cancelled"' in page_with("calendar_cancel")

    def test_that_is_answered_says_how(self, page_with):
        assert "Accepted" in page_with("calendar_reply")

    def test_is_told_in_the_readers_zone(self):
        with clocks.override(UTC):
            told = when(datetime(2025, 6, 2, 10, tzinfo=VILNIUS), datetime(2025, 6, 2, 11, 30, tzinfo=VILNIUS))

        assert told.endswith(", 7:00–8:30")

    def test_over_night_names_both_days(self):
        with clocks.override(UTC):
            told = when(datetime(2025, 6, 2, 22, tzinfo=UTC), datetime(2025, 6, 3, 6, tzinfo=UTC))

        assert told.startswith("Monday") and "22:00 – Tuesday" in told and told.endswith("6:00")

    def test_of_an_unknown_zone_is_told_as_it_was_written(self):
        kept = {
            "starts": "2025-06-02T10:00:00", "ends": None, "is_cancelled": False, "answer": "", "method": "request", "what": "",
            "where": "", "about": "", "organiser": {"name": "", "address": ""}, "repeats": "", "every": 1,
        }  # fmt: skip

        shown = event(kept)

        assert (
            shown.when == "Monday, June 2, 2025, 10:00" and shown.zone_note and shown.what == "An event without a name"
        )

    @pytest.mark.parametrize(
        ("pace", "every", "words"),
        [("daily", 1, "every day"), ("weekly", 2, "every 2 weeks"), ("yearly", 1, "every year"), ("", 1, "")],
    )
    def test_that_comes_again_says_how_often(self, pace, every, words):
        assert again(pace, every) == words


class TestALetterInside:
    def test_is_readable_with_its_files(self, page_with):
        page = page_with("enclosed_letter")

        for words in ("Sena sąskaita", "Štai sąskaita.", "ona@example.lt"):
            assert words in page, words
        assert page.index("See below.") < page.index('<details class="enclosed"') < page.index(">old.pdf<")


class TestProtection:
    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("smime_signed_opaque", "signed (S/MIME), not checked"),
            ("pgp_inline_signed", "signed (PGP), not checked"),
            ("smime_encrypted", "encrypted (S/MIME)"),
            ("pgp_mime_encrypted", "encrypted (PGP)"),
        ],
    )
    def test_is_a_claim_and_said_as_one(self, page_with, name, words):
        assert words in page_with(name)

    def test_that_closes_a_letter_says_why_it_is_not_shown(self, page_with):
        page = page_with("smime_encrypted")

        assert "only who holds the key can open it" in page and "Open the original" in page
