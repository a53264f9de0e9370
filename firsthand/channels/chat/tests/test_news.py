"""What a visitor has missed, and what was said long ago: none of it is passed over."""

from firsthand.channels.chat.queries import earlier
from firsthand.channels.chat.queries.news import AT_ONCE
from firsthand.channels.chat.tests.conftest import goes_on


class TestWhoeverMissedMoreThanIsToldAtOnce:
    def test_hears_of_it_by_the_cursor_until_nothing_is_missing(self, visitor):
        first = visitor.says("Hello?")
        missed, heard, after, turns = goes_on(first, AT_ONCE + 1), [], first.pk, 0
        while (found := visitor.hears(after=after)).messages:
            heard += [one["text"] for one in found.messages]
            after, turns = found.messages[-1]["n"], turns + 1
            assert found.is_more == (turns == 1)
        assert (heard, turns) == (missed, 2)


class TestALongThread:
    def test_begins_with_the_newest_and_goes_back_to_its_first_word(self, visitor, chat):
        said = ["Hello?", *goes_on(visitor.says("Hello?"), 2 * AT_ONCE - 1)]
        found = visitor.hears()
        before, is_more = earlier(chat, visitor.caller, before=found.messages[0]["n"])
        assert [one["text"] for one in before + found.messages] == said
        assert (found.is_more, is_more) == (True, False)
        assert earlier(chat, visitor.caller, before=before[0]["n"]) == ([], False)

    def test_shows_nobody_else_what_was_said_before(self, visitor, another, chat):
        last = visitor.says("My number is 4711")
        another.says("Hello?")
        assert earlier(chat, another.caller, before=last.pk + 1) == ([], False)
