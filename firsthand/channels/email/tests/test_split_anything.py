"""What holds for whatever is split: no word is lost, new words stay, splitting twice changes nothing, time grows with length."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.channels.email.read import Split, split_html, split_text

LINES = [
    "It hums again.",
    "Thursday suits me.",
    "",
    "> Does it hum?",
    "> > It hummed.",
    ">",
    "On Tue, Nov 3, 2026 at 9:14 AM Asta <asta@namai.example> wrote:",
    "2026-11-03, an, 09:14 Asta <asta@namai.example>",
    "rašė:",
    "From: Asta <asta@namai.example>",
    "Sent: Tuesday, November 3, 2026 9:14 AM",
    "To: Ruth",
    "Subject: x",
    "-----Original Message-----",
    "-- ",
    "____________",
    "Ruth Miller",
    "Kind regards,",
    "Tel. +44 20 7946 0000",
    "Sent from my iPhone",
    "This e-mail is confidential and intended solely for the addressee. If you are not the intended recipient, delete it.",
    "PS: one more thing",
    "```",
    "See my answers below.",
    "and on it goes in a line that is rather long, so that a program would have broken it somewhere",
]
TAGS = [
    "<p>",
    "</p>",
    "<br>",
    "<blockquote type=cite>",
    "<blockquote>",
    "</blockquote>",
    "<div class=gmail_quote>",
    "<div class=gmail_signature>",
    "<div class=yahoo_quoted>",
    "<div id=appendonsend>",
    "</div>",
]
letters = st.lists(st.sampled_from(LINES), max_size=25).map("\n".join)
pages = st.lists(st.sampled_from(LINES + TAGS * 3), max_size=25).map(" ".join)


def counted(text: str) -> Counter[str]:
    return Counter(text.split())


def all_of(split: Split) -> str:
    return f"{split.reply}\n{split.quoted}\n{split.signature}"


class TestAnyWords:
    @settings(max_examples=200, deadline=None)
    @given(letters | st.text(max_size=300))
    def test_are_all_kept(self, text: str) -> None:
        visible = "".join(letter for letter in text if letter.isprintable() or letter.isspace())

        assert counted(all_of(split_text(visible))) == counted(visible)

    @settings(max_examples=200, deadline=None)
    @given(letters)
    def test_leave_something_to_read(self, text: str) -> None:
        split = split_text(text)

        assert split.reply or not text.strip()

    @settings(max_examples=200, deadline=None)
    @given(letters)
    def test_are_split_alike_whatever_ends_their_lines(self, text: str) -> None:
        assert split_text(text.replace("\n", "\r\n")) == split_text(text)


class TestAnyPage:
    @settings(max_examples=150, deadline=None)
    @given(pages)
    def test_leaves_something_to_read(self, page: str) -> None:
        split = split_html(page)

        assert split.reply or not (split.quoted or split.signature)


@pytest.mark.parametrize("line", [*LINES, "a:", "x ---", "<(", "1.", "a@b.c <d@e.f> wrote: ", "https://"])
def test_time_grows_with_length_only(line: str) -> None:
    once, thrice = (spent(f"{line}\n" * 1_000 + line * times) for times in (3_000, 9_000))

    assert thrice < 0.2 + 6 * once


def spent(text: str) -> float:
    begun = time.process_time()
    split_text(text)
    return time.process_time() - begun
