"""Search as one types."""

from tests.budget import budget

PART = {"HX-Request": "true", "HX-Target": "div#search-results"}


class TestWhatIsTyped:
    """Rūta wrote that it hums at night."""

    def test_is_shown_where_it_stands(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/search/?q=hums", headers=PART).content.decode()

        assert "<mark>hums</mark>" in page and f"/conversations/{asked.conversation_id}/" in page
        assert "<html" not in page

    def test_is_counted_and_marked_in_the_subject_too(self, shop, asked, at_desk):
        word = asked.matter.subject.split()[0]

        page = at_desk(shop.asta).get(f"/search/?q={word}", headers=PART).content.decode()

        assert "1 found</h2>" in page and f"<b><mark>{word}</mark>" in page

    def test_and_nowhere_found_is_said(self, shop, asked, at_desk):
        assert "Nothing found" in at_desk(shop.asta).get("/search/?q=zeppelin", headers=PART).content.decode()

    def test_but_nothing_yet_is_explained(self, shop, at_desk):
        assert "What are you looking for?" in at_desk(shop.asta).get("/search/").content.decode()

    def test_costs_at_most_nine_statements(self, shop, asked, at_desk):
        client = at_desk(shop.asta)
        client.get("/search/?q=hums")

        with budget(9):
            client.get("/search/?q=hums")


class TestFilters:
    """What is clicked and what is typed are the same line."""

    def test_are_offered_beside_what_is_typed(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/search/choices/?q=hums").content.decode()

        assert 'href="/search/?q=owner%3Ame+hums"' in page
        assert 'href="/search/?q=is%3Aopen+hums"' in page

    def test_that_are_chosen_are_taken_away_by_the_same_click(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/search/?q=is%3Aopen+hums").content.decode()

        assert "1 found</h2>" in page
        assert '<a class="chip" href="/search/?q=hums">is:open' in page

    def test_that_name_nothing_are_said(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/search/?q=tag:biling", headers=PART).content.decode()

        assert "There is no tag “biling”." in page
