"""What counts as translated (`checks/translations.py`)."""

import pytest
from babel.messages.catalog import Message

from checks.translations import trouble

DESK = Message("Desk", "Darbo stalas")
BY = Message("by {due}", "iki {due}")
DAYS = Message(("%(count)s day", "%(count)s days"), ("%(count)s diena", "%(count)s dienos", "%(count)s dienų"))


class TestAWord:
    """It is in the catalogue, sure, whole, and leaves the same places to fill in."""

    @pytest.mark.parametrize("word", [DESK, BY, DAYS])
    def test_that_is_translated_is_no_trouble(self, word: Message) -> None:
        assert trouble(word) == ""

    @pytest.mark.parametrize(
        ("word", "why"),
        [
            (None, "not in the catalogue (python3 x.py translate)"),
            (Message("Desk", ""), "not translated"),
            (Message("Desk", "Darbo stalas", flags=("fuzzy",)), "unsure"),
            (Message(DAYS.id, ("%(count)s diena", "", "%(count)s dienų")), "not translated"),
            (Message("by {due}", "iki {time}"), "other places to fill in"),
            (Message("%(count)s late", "vėluoja"), "other places to fill in"),
        ],
    )
    def test_that_cannot_be_shown_is_named_with_the_reason(self, word: Message | None, why: str) -> None:
        assert trouble(word) == why
