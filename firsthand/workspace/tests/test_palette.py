"""What the palette finds."""

import re
from pathlib import Path

import pytest

import firsthand.workspace
from firsthand.workspace.settings.menu import menu
from tests.budget import budget

PAGES = Path(firsthand.workspace.__file__).parent / "templates" / "workspace" / "settings"
HEADING = re.compile(r'<(?:h2|legend)[^>]*>\{\{ _\("([^"%]+)"\) \}\}')


def headings():
    """What stands above the parts of the settings' pages."""
    return {words for page in PAGES.glob("*.html") for words in HEADING.findall(page.read_text())}


class TestWhatIsTyped:
    """Rūta wrote that it hums at night; Asta is of her team, Marco is not."""

    def test_finds_the_matter_and_the_customer(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/palette/?q=hums").content.decode()

        assert f'href="/conversations/{asked.conversation_id}/"' in page
        assert f'href="/customers/{asked.matter.customer_id}/"' in page

    def test_finds_places_and_settings_that_are_open_to_the_reader(self, shop, at_desk):
        assert 'href="/desk/mine/"' in at_desk(shop.asta).get("/palette/?q=mine").content.decode()
        assert "/settings/profile/" in at_desk(shop.asta).get("/palette/?q=profile").content.decode()
        assert "/settings/members/" not in at_desk(shop.asta).get("/palette/?q=members").content.decode()
        assert "/settings/members/" in at_desk(shop.jonas).get("/palette/?q=members").content.decode()

    @pytest.mark.parametrize(
        ("language", "words", "page"),
        [
            ("en", "quiet", "profile"),
            ("en", "imap", "inboxes"),
            ("lt", "parasas", "profile"),
            ("lt", "Prašymų raktai", ""),
            ("bg", "празни", "calendars"),
            ("en", "lithuanian", "profile"),
            ("en", "Lietuvių", "profile"),
            ("it", "lituano", "profile"),
            ("bg", "литовски", "organisation"),
            ("lt", "bulgaru", "organisation"),
        ],
    )
    def test_finds_a_single_setting_also_without_marks(self, shop, at_desk, language, words, page):
        shop.jonas.account.language = language
        shop.jonas.account.save()
        found = at_desk(shop.jonas).get("/settings/", {"q": words}).content.decode()

        assert (f'href="/settings/{page}/"' in found) == bool(page)
        assert ("/settings/keys/" in found) is False

    def test_finds_each_setting_by_the_heading_above_it(self, shop):
        unfound = {words for words in headings() if not menu(shop.jonas, words=words)}

        assert not unfound

    @pytest.mark.parametrize("words", ["{number}", "#{number}", " #{number} "])
    def test_finds_a_matter_by_its_number(self, shop, asked, at_desk, words):
        words = words.format(number=asked.conversation_id)
        there = f'href="/conversations/{asked.conversation_id}/"'
        assert there in at_desk(shop.asta).get("/palette/", {"q": words}).content.decode()
        assert there not in at_desk(shop.marco).get("/palette/", {"q": words}).content.decode()

    def test_finds_nothing_of_others(self, shop, asked, at_desk):
        assert "<li" not in at_desk(shop.marco).get("/palette/?q=hums").content.decode()

    def test_is_nothing_before_anything_is_typed(self, shop, asked, at_desk):
        assert "<li" not in at_desk(shop.asta).get("/palette/").content.decode()

    def test_costs_at_most_ten_statements(self, shop, asked, at_desk):
        client = at_desk(shop.asta)
        client.get("/palette/?q=hums")

        with budget(10):
            client.get("/palette/?q=hums")
