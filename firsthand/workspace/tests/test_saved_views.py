"""Views of the desk, from the search they were kept from to their removal."""

import re
from html import unescape

import pytest

from firsthand.desk.actions import Narrowed, keep_view
from firsthand.desk.models import SavedView
from tests.budget import budget
from tests.cast import elena, nine, noon


@pytest.fixture
def view(shop, asked):
    """Asta kept what nobody has; Rūta's letter is one of these."""
    return keep_view(Narrowed(name="Quick ones", line="is:open owner:none", sort="due"), by=shop.asta, at=nine)


class TestKeeping:
    """Asta searched for something."""

    def test_begins_with_the_line_of_the_search(self, shop, asked, at_desk):
        client = at_desk(shop.asta)
        found = client.get("/search/?q=is:open+hums").content.decode()
        [address] = re.findall(r'href="(/settings/views/new/[^"]+)"', found)

        assert 'value="is:open hums"' in client.get(unescape(address)).content.decode()

    def test_is_said_in_the_words_of_who_reads(self, shop, view, at_desk):
        shop.asta.account.language = "lt"
        shop.asta.account.save(update_fields=["language"])
        client = at_desk(shop.asta)

        begun = client.get("/settings/views/new/", {"q": "yra:atviras ūžia"}).content.decode()

        assert 'value="yra:atviras ūžia"' in begun and '<option value="due" selected' in begun
        assert '<code dir="ltr">yra:atviras savininkas:niekas' in client.get("/settings/views/").content.decode()

    def test_is_done_by_its_form(self, shop, asked, at_desk):
        client = at_desk(shop.asta)
        said = {"name": "Loud", "line": "is:open hums", "sort": "newest", "circle": str(shop.repairs.pk)}

        page = client.post("/settings/views/new/", said, follow=True).content.decode()

        assert "Loud</span>" in page and "The fridge hums" in page
        assert SavedView.objects.get().team == shop.repairs
        assert "Your teams’</h2>" in client.get("/settings/views/").content.decode()

    def test_leads_to_the_view_with_its_address(self, shop, asked, at_desk):
        said = {"name": "Loud", "line": "is:open hums", "sort": "newest", "circle": "own"}

        answer = at_desk(shop.asta).post("/settings/views/new/", said, headers={"HX-Request": "true"})

        assert f'"/desk/{SavedView.objects.get().pk}/"' in answer["HX-Location"]

    def test_is_refused_with_the_form_as_it_was(self, shop, at_desk):
        said = {"name": "Loud", "line": "is:open", "sort": "due", "circle": "everybody"}

        answer = at_desk(shop.asta).post("/settings/views/new/", said)

        assert answer.status_code == 422
        assert 'value="Loud"' in answer.content.decode() and "Only those who lead a team" in answer.content.decode()


class TestAView:
    def test_is_a_list_like_any_other(self, shop, view, at_desk):
        client = at_desk(shop.asta)
        page = client.get(f"/desk/{view.pk}/").content.decode()

        assert "Quick ones</span>" in page and "The fridge hums" in page
        assert client.get("/desk/").headers["Location"] == f"/desk/{view.pk}/"

    def test_costs_at_most_eight_statements(self, shop, view, at_desk):
        client = at_desk(shop.asta)
        client.get(f"/desk/{view.pk}/")

        with budget(8):
            client.get(f"/desk/{view.pk}/")

    def test_is_read_in_the_order_that_one_chooses(self, shop, view, at_desk):
        shop.receives_mail(from_=elena, subject="The sofa", at=noon)
        client = at_desk(shop.asta)
        client.post(f"/desk/{view.pk}/look/", {"sort": "newest"})

        page = client.get(f"/desk/{view.pk}/").content.decode()

        assert page.index("The sofa") < page.index("The fridge hums")

    def test_says_what_of_it_names_nothing(self, shop, at_desk):
        kept = keep_view(Narrowed(name="Typo", line="tag:biling"), by=shop.asta, at=nine)
        page = at_desk(shop.asta).get(f"/desk/{kept.pk}/").content.decode()

        assert "There is no tag “biling”." in page and "Nothing fits this view now" in page

    def test_of_somebody_else_leads_to_ones_own_desk_as_one_that_is_gone(self, shop, view, at_desk):
        client = at_desk(shop.marco)

        assert client.get(f"/desk/{view.pk}/").headers["Location"] == "/desk/mine/"
        assert client.get("/desk/999999/").headers["Location"] == "/desk/mine/"
        assert client.get(f"/desk/{view.pk}/look/").status_code == 404
        assert client.get(f"/settings/views/{view.pk}/").status_code == 404
        assert client.post(f"/settings/views/{view.pk}/removal/").status_code == 404

    def test_stays_beside_a_conversation(self, shop, asked, view, at_desk):
        client = at_desk(shop.asta)
        client.get(f"/desk/{view.pk}/")

        page = client.get(f"/conversations/{asked.conversation_id}/").content.decode()

        assert f'hx-get="/desk/{view.pk}/"' in page

    def test_is_removed_and_comes_back(self, shop, view, at_desk):
        client = at_desk(shop.asta)
        assert "is removed" in client.post(f"/settings/views/{view.pk}/removal/", follow=True).content.decode()
        assert client.get(f"/desk/{view.pk}/").status_code == 302

        client.post(f"/settings/views/{view.pk}/return/?undo")
        assert client.get(f"/desk/{view.pk}/").status_code == 200

    def test_is_found_by_its_name_in_the_field_for_everything(self, shop, view, at_desk):
        assert f'href="/desk/{view.pk}/"' in at_desk(shop.asta).get("/palette/?q=quick").content.decode()


class TestTheMenuOfLists:
    """It is fetched when it is opened."""

    def test_says_how_many_stand_in_each_and_offers_keys(self, shop, view, at_desk):
        menu = at_desk(shop.asta).get("/settings/views/menu/").content.decode()

        assert 'data-key="g 1"' in menu and "<small>1</small>" in menu and "Nobody’s <b>1</b>" in menu

    def test_says_each_list_once_with_its_key_and_its_figure(self, shop, asked, at_desk):
        menu = at_desk(shop.asta).get("/settings/views/menu/").content.decode()

        assert [
            menu.count(f'href="/desk/{code}/"') for code in ("mine", "unowned", "mentions", "following", "spam")
        ] == [1] * 5
        assert "<span>What I follow</span><small>0</small>" in menu

    def test_counts_to_fifty_and_no_further(self, shop, view, at_desk):
        for number in range(51):
            shop.receives_mail(from_=elena, subject=f"Chair {number}", at=noon)

        menu = at_desk(shop.asta).get("/settings/views/menu/").content.decode()

        assert "<small>50+</small>" in menu and "My team’s <b>50+</b>" in menu

    def test_costs_few_statements_beside_one_or_two_a_view(self, shop, view, at_desk):
        client = at_desk(shop.asta)
        client.get("/settings/views/menu/")

        with budget(12):
            client.get("/settings/views/menu/")
