"""Texts go into the index and out of it."""

import pytest
from django.db import connection

from firsthand.search.find import matches
from firsthand.search.index import add, add_new, erase, load, remove
from firsthand.search.models import Document
from firsthand.search.tests.shelf import LETTER, letter

pytestmark = pytest.mark.django_db


def numbers(typed):
    return [hit.object_id for hit in matches(typed)]


@pytest.fixture(autouse=True)
def index_is_sound(db):
    """Whatever a test did, FTS5 finds its index in step with the documents."""
    yield
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")


class TestAdding:
    def test_costs_two_statements(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(4):  # and the two of the savepoint around them
            add([letter(1, "fridge")])

    def test_again_replaces_what_was_known(self):
        add([letter(1, "fridge hums")])
        add([letter(1, "fridge leaks")])

        assert numbers("hums") == []
        assert numbers("leaks") == numbers("fridge") == [1]

    def test_an_old_letter_late_puts_it_in_its_own_time(self):
        add([letter(3, "fridge"), letter(2, "fridge")])
        add([letter(1, "fridge")])

        assert numbers("fridge") == [3, 2, 1]

    def test_a_text_of_nothing_but_signs_is_no_trouble(self):
        add([letter(1, "…!? \x00"), letter(2, "")])

        assert Document.objects.count() == 2

    def test_an_endless_text_is_found_by_its_beginning(self):
        add([letter(1, "fridge " + " ".join(f"часть{n}" for n in range(200_000)))])
        add([letter(2, "x" * 1_000_000), letter(3, "𐐷𐐷" * 100_000 + " мост" * 10)])

        assert numbers("fridge ") == [1]


class TestAddingWhatIsNew:
    def test_costs_one_statement(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            add_new([letter(1, "fridge"), letter(2, "fridge")])

        assert numbers("fridge") == [2, 1]


class TestRemoving:
    def test_one_thing_leaves_the_others(self):
        add([letter(1, "fridge"), letter(2, "fridge")])

        remove(kind=LETTER, object_id=1)

        assert numbers("fridge") == [2]

    def test_a_group_leaves_nothing_of_it(self):
        add([letter(1, "fridge", group=5), letter(2, "fridge", group=5), letter(3, "fridge", group=6)])

        erase([5])

        assert numbers("fridge") == [3]
        assert Document.objects.count() == 1


class TestLoading:
    def test_many_is_as_adding_them(self):
        add([letter(1, "old fridge", language="en")])

        assert load(letter(number, "new fridges", language="en") for number in range(2, 50)) == 48

        assert numbers("fridge ")[:2] == [49, 48]
        assert numbers("old ") == [1]

    def test_leaves_the_index_ready_for_single_ones(self):
        load([letter(1, "fridge")])
        add([letter(2, "fridge")])
        remove(kind=LETTER, object_id=1)

        assert numbers("fridge") == [2]


@pytest.mark.only_on("postgresql")
class TestAPlan:
    """PostgreSQL keeps plans of what it is asked again and again; one for any word suits no word."""

    def test_is_made_for_the_words_that_are_looked_for(self):
        add([letter(1, "fridge hums"), letter(2, "fridge leaks")])
        for _ in range(8):
            assert numbers("hums") == [1]

        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%@@ $%"])
            assert cursor.fetchone() == (0,)
