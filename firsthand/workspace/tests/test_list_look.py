"""How somebody's lists look: in which order, how close, and what of each row."""

import pytest

from firsthand.conversations.actions import tag
from firsthand.workspace.listing import COLUMN_WORDS, DENSITY_WORDS
from firsthand.workspace.rows import not_said_twice
from firsthand.workspace.rules.list_look import COLUMNS, DENSITIES, USUAL, Look
from tests.budget import budget
from tests.cast import elena, noon, ten


class TestALook:
    """It is read from what was kept, whatever that is."""

    @pytest.mark.parametrize(
        ("choices", "density", "columns"),
        [
            ({}, "comfortable", USUAL),
            ({"density": "compact", "columns": ["owner", "face"]}, "compact", ("face", "owner")),
            ({"density": "huge", "columns": ["shoe size", "tags"]}, "comfortable", ("tags",)),
            ({"density": None, "columns": "owner"}, "comfortable", USUAL),
            ({"columns": []}, "comfortable", ()),
        ],
    )
    def test_is_what_was_chosen_and_still_exists(self, choices, density, columns):
        assert Look.chosen(choices) == Look(density, columns)

    def test_gains_and_loses_a_column_by_the_same_touch(self):
        assert Look().toggled("tags").toggled("tags") == Look()
        assert "tags" in Look().toggled("tags").columns

    def test_has_words_for_all_there_is_to_choose(self):
        assert (tuple(DENSITY_WORDS), tuple(COLUMN_WORDS)) == (DENSITIES, COLUMNS)


class TestWhatIsChosen:
    """Asta wants her team's list newest first, compact, with tags."""

    @pytest.fixture
    def client(self, shop, asked, at_desk):
        shop.receives_mail(from_=elena, subject="The sofa", at=noon)
        tag(asked.matter, names=["warranty", "fridge"], by=shop.asta, at=ten)
        return at_desk(shop.asta)

    def chosen(self, client, **choice):
        answer = client.post("/desk/team/look/", choice)
        assert answer.status_code == 303 and answer["Location"] == "/desk/team/"
        return client.get("/desk/team/").content.decode()

    def test_is_the_order_of_that_list_alone(self, client):
        page = self.chosen(client, sort="newest")

        assert page.index("The sofa") < page.index("The fridge hums")
        other = client.get("/desk/unowned/").content.decode()
        assert other.index("The fridge hums") < other.index("The sofa")

    def test_is_how_close_the_rows_stand(self, client):
        assert 'data-density="compact"' in self.chosen(client, density="compact")

    def test_is_what_each_row_shows(self, client):
        assert "warranty" not in client.get("/desk/team/").content.decode()

        page = self.chosen(client, column="tags")

        assert page.index("fridge</span>") < page.index("warranty</span>")
        assert 'data-shows="face excerpt moment owner tags"' in page

    def test_is_marked_in_the_menu(self, client):
        self.chosen(client, sort="oldest")

        menu = client.get("/desk/team/look/").content.decode()
        assert menu.count('aria-current="true"') == 1 + 1 + len(USUAL)
        assert 'value="oldest" aria-current="true"' in menu

    def test_and_does_not_exist_changes_nothing(self, shop, client):
        self.chosen(client, sort="loudest", density="huge", column="shoe size")

        shop.asta.refresh_from_db()
        assert shop.asta.choices == {}

    def test_costs_the_desk_no_statement(self, client):
        self.chosen(client, column="tags")

        with budget(6):
            client.get("/desk/team/")

    def test_goes_on_in_its_order_on_the_next_page(self, shop, client):
        for number in range(60):
            shop.receives_mail(from_=elena, subject=f"Chair {number}", at=noon)
        page = self.chosen(client, sort="newest")

        assert "&amp;sort=newest" in page[page.index("/desk/team/?after=") :]


class TestWhatARowSays:
    @pytest.mark.parametrize(
        ("subject", "excerpt", "shown"),
        [
            ("Does it fit?", "Does it fit?", ""),
            ("Write to us: Does it fit?", "Does it fit?", ""),
            ("Does it fit?", "It does.", "It does."),
            ("Hello", "Hello, does it fit?", "Hello, does it fit?"),
            ("", "Does it fit?", "Does it fit?"),
        ],
    )
    def test_is_said_once(self, subject, excerpt, shown):
        assert not_said_twice(excerpt, beside=subject) == shown
