"""A line of search is understood, and said again."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from firsthand.conversations.rules.asking import FIXED, LANGUAGES, MEANT, NAMES, Asked, Filter, read_line
from firsthand.conversations.rules.days import day

VILNIUS = ZoneInfo("Europe/Vilnius")
NOW = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)  # already the 25th in Vilnius


class TestALine:
    @pytest.mark.parametrize(
        ("line", "words", "filters"),
        [
            ("hums at night", "hums at night", []),
            ("owner:me hums", "hums", ["owner:me"]),
            ("hums tag:billing after:2026-09", "hums", ["tag:billing", "after:2026-09"]),
            ('from:"Rūta Kazlauskienė"', "", ['from:"Rūta Kazlauskienė"']),
            ('from:"Rūta', "", ["from:Rūta"]),
            ("-tag:billing is:open", "", ["-tag:billing", "is:open"]),
            ("savininkas:aš yra:atviras žyma:sąskaitos", "", ["owner:me", "is:open", "tag:sąskaitos"]),
            ("responsabile:io è:risolto", "", ["owner:me", "is:resolved"]),
            ("отговорник:аз е:отворен", "", ["owner:me", "is:open"]),
            ("žyma:failas etichetta:nota", "", ["tag:failas", "tag:nota"]),
            ("at 12:30", "at 12:30", []),
            ("https://namai.example/x", "https://namai.example/x", []),
            ("is:beautiful", "is:beautiful", []),
            ("owner:", "owner:", []),
            ("is:open is:open", "", ["is:open"]),
            ("OWNER:Me", "", ["owner:me"]),
            ("hums ", "hums ", []),
        ],
    )
    def test_is_words_and_filters(self, line, words, filters):
        asked = read_line(line)

        assert (asked.words, [str(one) for one in asked.filters]) == (words, filters)

    def test_said_again_means_the_same(self):
        asked = read_line('hums from:"Rūta Kazlauskienė" -tag:billing is:open')

        assert read_line(str(asked)) == asked

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_said_in_each_language_as_one_types_it(self, language):
        fixed = [Filter(name, value) for name, values in MEANT.items() for value in sorted(values)]
        for one in [*fixed, *(Filter(name, "žyma nauja", negated=True) for name in NAMES if name not in FIXED)]:
            assert read_line(one.said_in(language)).filters == (one,)

    def test_is_said_to_a_reader_in_their_words(self):
        asked = read_line("owner:me is:open tag:billing hums")

        assert asked.said_in("lt") == "savininkas:aš yra:atviras žyma:billing hums"
        assert asked.said_in("ar") == str(asked) == "owner:me is:open tag:billing hums"

    def test_that_is_clicked_together_is_the_line_that_is_typed(self):
        asked = Asked("hums").with_filter(Filter("owner", "me")).with_filter(Filter("owner", "none"))

        assert str(asked) == "owner:none hums"
        assert str(asked.without(Filter("owner", "none"))) == "hums"

    def test_of_any_length_is_cut(self):
        assert len(read_line("tag:x " * 1000).filters) == 1


class TestADay:
    @pytest.mark.parametrize(
        ("words", "begins"),
        [
            ("2026", "2026-01-01"),
            ("2026-09", "2026-09-01"),
            ("2026-9-5", "2026-09-05"),
            ("today", "2026-11-25"),
            ("yesterday", "2026-11-24"),
            ("7d", "2026-11-18"),
            ("2w", "2026-11-11"),
            ("2026-13", None),
            ("0001-01-01", None),
            ("soon", None),
        ],
    )
    def test_begins_at_midnight_on_the_readers_wall(self, words, begins):
        expected = datetime.fromisoformat(begins).replace(tzinfo=VILNIUS) if begins else None

        assert day(words, now=NOW, zone=VILNIUS) == expected
