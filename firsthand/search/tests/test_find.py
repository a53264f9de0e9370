"""What a query finds: the same on both engines."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from firsthand.search.find import best, groups_matching, matches
from firsthand.search.index import add
from firsthand.search.tests.shelf import LETTERS, fill_the_shelf, letter

pytestmark = pytest.mark.django_db

HOSTILE = [
    *[
        '"',
        "*",
        "(",
        ")",
        "fridge*",
        '"fridge',
        "NEAR(fridge, 2)",
        "AND",
        "OR NOT",
        "-fridge",
        "^fridge",
        "words:fridge",
    ],
    *[
        "\x00",
        "fri\x00dge",
        "'; DROP TABLE",
        "%s %(x)s %",
        "fridge & | ! <-> :*",
        "\\",
        "\ud800",
        "🛒 fridge",
        "_s1 _t12x5",
    ],
    *["é" * 5000, "a-" * 5000, "fridge " * 10_000, "x" * 100_000, "+1" + " 1" * 50, "1@2@3@4@5@6@7@8@9", "ﷺ" * 300],
]


def numbers(hits):
    return [hit.object_id for hit in hits]


class TestAShelfOfLetters:
    """Eleven letters in four languages; the highest number is the newest."""

    @pytest.fixture(autouse=True)
    def shelf(self, db):
        fill_the_shelf()

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("šaldytuvas ", [2, 1]),
            ("saldytuvui ", [2, 1]),
            ("ŠALDYTUVŲ ", [2, 1]),
            ("skalbyklė ", [3]),
            ("skalbykles ", [3]),
            ("frigorifero ", [5, 4]),
            ("frigoriferi ", [5, 4]),
            ("хладилник ", [7, 6]),
            ("хладилника ", [7, 6]),
            ("гаранция ", [6]),
            ("fridge ", [9, 8]),
            ("fridges ", [9, 8]),
            ("delivery ", [10, 9]),
            ("кой ", [11]),
            ("кои ", []),
            ("и ", [11]),
            ("gross strasse ", [10]),
            ("groß straße ", [10]),
            ("fridge delivery ", [9]),
            ("fridge šaldytuvas ", []),
            ("WW90T-554", [1]),
            ("ww90t554", [1]),
            ("ww90t 554", [1]),
            ("WW90T", [1]),
            ("LT-2026-00417", [2]),
            ("lt202600417", [2]),
            ("LT-2026", [8, 2]),
            ("LT-20", [8, 2]),
            ("2026-00417", [2]),
            ("LT-2026 ", [8, 2]),
            ("2026-004", [2]),
            ("по големи ", [7]),
            ("по-големи ", [7]),
            ("поголеми ", [7]),
            ("00417", [2]),
            ("ruta@pastas.example", [7]),
            ("ruta@pas", [7]),
            ("pastas.example", [7]),
            ("ruta ", [7, 1]),
            ("+370 612 34567", [3]),
            ("+37061234567", [3]),
            ("612 34567", [3]),
            ("frig", [5, 4]),
            ("fri", [9, 8, 5, 4]),
            ("frig ", []),
            ("deliv", [10, 9]),
            ("хлад", [7, 6]),
            ("fr", []),
            ("the", [9, 8]),
            ("nowhere", []),
            ("", []),
            ("   ", []),
        ],
    )
    def test_gives_the_letters_that_hold_every_word_newest_first(self, typed, found):
        assert numbers(matches(typed)) == found

    @pytest.mark.parametrize("number", LETTERS)
    def test_gives_a_letter_for_each_of_its_own_words(self, number):
        for word in LETTERS[number][1].split():
            if any(sign.isalnum() for sign in word):
                assert number in numbers(matches(word)), word

    def test_tells_when_a_letter_is_from(self):
        assert matches("WW90T-554")[0].at == letter(1, "").at

    def test_goes_on_where_it_stopped(self):
        first = matches("fri", limit=2)

        assert numbers(matches("fri", limit=2, before=first[-1].position)) == [5, 4]

    @pytest.mark.parametrize(
        "typed",
        HOSTILE,
    )
    def test_is_not_disturbed_by_whatever_is_typed(self, typed):
        matches(typed)
        groups_matching(typed, before=1)
        best(typed)

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(some.text(max_size=60))
    def test_is_not_disturbed_by_anything_at_all(self, typed):
        assert set(numbers(groups_matching(typed, before=1))) <= set(numbers(matches(typed)))

    def test_finds_no_marker_of_its_own(self):
        add([letter(20, "quiet", scopes=("team1",))])

        assert matches("_steam1 ") == matches("steam1 ") == []


class TestScopes:
    @pytest.fixture(autouse=True)
    def shelf(self, db):
        add(
            [letter(1, "fridge", scopes=("team1",)), letter(2, "fridge", scopes=("team1", "rep7")), letter(3, "fridge")]
        )

    @pytest.mark.parametrize(
        ("scopes", "found"),
        [(None, [3, 2, 1]), (("team1",), [2, 1]), (("rep7", "team9"), [2]), (("team9",), []), ((), [])],
    )
    def test_narrow_what_is_found(self, scopes, found):
        assert numbers(matches("fridge ", scopes=scopes)) == found
        assert numbers(matches("frid", scopes=scopes)) == found


class TestGroups:
    """Forty conversations of three letters each, written in turns."""

    @pytest.fixture(autouse=True)
    def shelf(self, db):
        add([letter(number, "fridge hums" if number % 2 else "fridge", group=number % 40) for number in range(1, 121)])

    def test_come_with_their_newest_hit(self):
        assert [(hit.group_id, hit.object_id) for hit in groups_matching("fridge", limit=3)] == [
            (0, 120),
            (39, 119),
            (38, 118),
        ]

    def test_come_once_over_all_pages(self):
        pages, before = [], None
        while page := groups_matching("hums", limit=7, before=before):
            pages += [hit.group_id for hit in page]
            before = page[-1].position

        assert pages == list(range(39, 0, -2))


class TestTheBest:
    def test_holds_the_words_as_they_were_typed_and_little_else(self):
        add(
            [
                letter(1, "fridge", language="en"),
                letter(2, "my fridge " + "and many other things that are not about it at all", language="en"),
                letter(3, "fridges", language="en"),
            ]
        )

        assert numbers(best("fridge ")) == [1, 2, 3]
        assert numbers(best("fridge ", limit=1)) == [1]


class TestManyDocuments:
    """More than are looked through one by one."""

    @pytest.fixture(autouse=True)
    def shelf(self, db):
        add([letter(number, words_of_day(number), group=number // 4) for number in range(1, 2001)])

    @pytest.mark.parametrize(
        ("typed", "every"),
        [("fridge ", 1), ("frid", 1), ("seventh ", 7), ("sevent", 7), ("rare ", 500), ("fridge rare", 500)],
    )
    def test_are_found_newest_first_however_common_the_word(self, typed, every):
        expected = list(range(2000 - 2000 % every, 0, -every))

        assert numbers(matches(typed, limit=100)) == expected[:100]
        assert numbers(matches(typed, limit=5000)) == expected

    @pytest.mark.parametrize("many", [250, 350])
    def test_are_found_by_the_beginning_of_very_many_words(self, many):
        add([letter(-number, f"serial{number:04}") for number in range(many)])

        assert len(matches("serial0", limit=1000)) == many

    def test_are_found_in_a_season_long_ago(self):
        add([letter(5000 + number, "sleigh") for number in (1, 2)])
        add([letter(9000 + number, "fridge") for number in range(400)])

        assert numbers(matches("sleigh")) == [5002, 5001]


def words_of_day(number):
    return " ".join(["fridge", *(["seventh"] if number % 7 == 0 else []), *(["rare"] if number % 500 == 0 else [])])
