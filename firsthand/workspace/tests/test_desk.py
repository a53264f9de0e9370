"""The desk: what is due first, for whom it is."""

from pathlib import Path

from django.contrib.staticfiles import finders

from firsthand.conversations.actions import own, resolve
from firsthand.conversations.queries import PAGE
from tests.budget import budget
from tests.cast import elena, minutes, nine, ten


class TestTheDeskOfARepresentative:
    """Rūta wrote to Repairs; Asta serves there, Marco does not."""

    def test_opens_at_ones_own(self, shop, at_desk):
        answer = at_desk(shop.asta).get("/")

        assert answer.headers["Location"] == "/desk/mine/"

    def test_opens_where_it_was_looked_at_last(self, shop, at_desk):
        client = at_desk(shop.asta)
        client.get("/desk/unowned/")

        assert client.get("/desk/").headers["Location"] == "/desk/unowned/"

    def test_shows_what_nobody_has_yet(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/desk/unowned/").content.decode()

        assert "Rūta Kazlauskienė" in page and "The fridge hums" in page and "nobody’s yet" in page

    def test_shows_nothing_of_another_team(self, shop, asked, at_desk):
        for view in ("mine", "team", "unowned", "waiting", "all"):
            assert "Rūta" not in at_desk(shop.marco).get(f"/desk/{view}/").content.decode()

    def test_teaches_where_the_next_one_is(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/desk/mine/").content.decode()

        assert "Nothing waits for you" in page and 'href="/desk/unowned/"' in page

    def test_shows_whose_a_solved_one_was(self, shop, asked, at_desk):
        own(asked.matter, by=shop.asta, at=ten)
        resolve(asked.matter, by=shop.asta, at=ten)

        assert "solved" in at_desk(shop.asta).get("/desk/all/").content.decode()

    def test_knows_no_other_view(self, shop, at_desk):
        assert at_desk(shop.asta).get("/desk/everything/").status_code == 404

    def test_refuses_a_bad_cursor_with_a_sentence(self, shop, at_desk):
        answer = at_desk(shop.asta).get("/desk/all/?after=x", headers={"HX-Request": "true"})

        assert answer.status_code == 422 and "X-Sentence" in answer.headers


class TestALongDesk:
    """Sixty customers wrote."""

    def test_comes_in_pages_and_costs_six_statements(self, shop, at_desk):
        for number in range(60):
            shop.receives_mail(from_=elena, subject=f"Sofa {number}", at=nine + minutes(number))
        client = at_desk(shop.asta)
        client.get("/desk/team/")

        with budget(6):
            first = client.get("/desk/team/").content.decode()

        assert first.count('class="row"') == 30
        second = client.get(next_of(first), headers={"HX-Request": "true", "HX-Target": "li"}).content.decode()
        assert second.count('class="row"') == 30 and "<html" not in second

    def test_keeps_the_rows_one_has_read_on_to(self, shop, at_desk):
        for number in range(60):
            shop.receives_mail(from_=elena, subject=f"Sofa {number}", at=nine + minutes(number))
        headers = {"HX-Request": "true", "HX-Target": "new-rows#desk-rows-team"}

        answer = at_desk(shop.asta).get("/desk/team/?size=100", headers=headers)

        assert answer.content.decode().count('class="row"') == 60

    def test_asks_for_them_by_pages_as_long_as_the_house_sends(self):
        assert f"const PAGE = {PAGE};" in Path(str(finders.find("workspace/whole-list.js"))).read_text()


def next_of(page: str) -> str:
    start = page.index("/desk/team/?after=")
    return page[start : page.index('"', start)].replace("&amp;", "&")
