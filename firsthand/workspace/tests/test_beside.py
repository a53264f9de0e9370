"""The customer beside a conversation: what is known is changed there, what is remembered stands there."""

import re

import pytest

from firsthand.conversations.actions import resolve
from firsthand.conversations.queries import topics_visible_to
from firsthand.people.actions import remember
from firsthand.people.models import Memory
from tests.budget import budget
from tests.cast import elena, evening, minutes, nine, noon, ten

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def ruta(asked):
    return asked.matter.customer


class TestATrait:
    """Rūta likes to be called p. Rūta."""

    def test_is_changed_where_it_stands_and_taken_back(self, shop, asked, ruta, at_desk):
        client = at_desk(shop.asta)
        answer = client.post(f"/customers/{ruta.pk}/traits/", {"preferred_name": "p. Rūta"}, headers=SCRIPT)
        undo = re.search(r'hx-post="(/customers/\d+/traits/\?preferred_name=)"', answer.content.decode())
        assert undo is not None and "<h1>p. Rūta</h1>" in page_of(client, asked)

        client.post(undo[1], headers=SCRIPT)

        assert "<h1>Rūta Kazlauskienė</h1>" in page_of(client, asked)

    def test_is_told_to_whoever_has_the_customer_on_the_screen(self, shop, asked, ruta, at_desk):
        topic = f"customer:{ruta.pk}"

        assert f'data-refresh="conversation:{asked.conversation_id} {topic}"' in page_of(at_desk(shop.asta), asked)
        assert topics_visible_to(shop.asta, [topic]) == {topic}
        assert topics_visible_to(shop.marco, [topic]) == set()

    def test_of_time_is_chosen_from_the_zones_there_are(self, shop, at_desk):
        zones = at_desk(shop.asta).get("/customers/zones/").content.decode()

        assert '<option value="Europe/Vilnius">' in zones and "Etc/" not in zones


class TestSomethingRemembered:
    """Asta marks in the letter that there is no lift."""

    @pytest.fixture
    def kept(self, shop, asked, ruta, at_desk):
        at_desk(shop.asta).post(
            f"/customers/{ruta.pk}/memories/", {"words": "No lift.", "message": asked.pk}, headers=SCRIPT
        )
        return Memory.objects.get()

    def test_stands_beside_with_the_way_to_where_it_was_said(self, shop, asked, at_desk, kept):
        page = page_of(at_desk(shop.ingrida), asked)

        assert ">No lift.</textarea>" in page and f"/conversations/{asked.conversation_id}/?at={asked.pk}" in page

    def test_is_put_away_brought_back_and_found_between(self, shop, asked, ruta, at_desk, kept):
        client, at = at_desk(shop.asta), f"/customers/{ruta.pk}/memories/{kept.pk}/putting-away/"

        answer = client.post(at, headers=SCRIPT).content.decode()
        assert f"{at}?method=DELETE" in answer and "No lift." not in page_of(client, asked)
        assert "No lift." in client.get(f"/customers/{ruta.pk}/memories/put-away/").content.decode()

        client.post(f"{at}?method=DELETE", headers=SCRIPT)
        assert ">No lift.</textarea>" in page_of(client, asked)

    def test_is_said_otherwise(self, shop, asked, ruta, at_desk, kept):
        client = at_desk(shop.asta)
        client.post(f"/customers/{ruta.pk}/memories/{kept.pk}/", {"words": "No lift, fourth floor."}, headers=SCRIPT)

        assert ">No lift, fourth floor.</textarea>" in page_of(client, asked)

    def test_names_no_message_of_somebody_elses_matter(self, shop, ruta, at_desk):
        other = shop.receives_mail(from_=elena, at=nine)

        at_desk(shop.asta).post(f"/customers/{ruta.pk}/memories/", {"words": "x", "message": other.pk})

        assert Memory.objects.get().message_id is None

    def test_is_nothing_to_who_does_not_see_the_customer(self, shop, ruta, at_desk, kept):
        client, at = at_desk(shop.marco), f"/customers/{ruta.pk}/memories/"

        answers = [client.post(at, {"words": "x"}), client.get(f"{at}put-away/")]
        answers += [client.post(f"{at}{kept.pk}/{more}", {"words": "x"}) for more in ("", "putting-away/")]

        assert {answer.status_code for answer in answers} == {404}
        assert [one.words for one in Memory.objects.kept()] == ["No lift."]

    def test_costs_one_statement_more_than_a_page_without(self, shop, asked, ruta, at_desk):
        remember(ruta, words="No lift.", by=shop.asta, at=ten)
        client = at_desk(shop.asta)
        page_of(client, asked)

        with budget(14):
            page_of(client, asked)


class TestEarlierMatters:
    """Rūta has written before, more often than fits beside a thread."""

    def test_come_some_at_a_time_with_how_they_ended(self, shop, asked, at_desk):
        resolve(asked.matter, by=shop.asta, at=ten)
        for number in range(30):
            letter = shop.receives_mail(subject=f"Matter {number}.", at=noon + minutes(number))
            resolve(letter.matter, by=shop.asta, at=noon + minutes(number))
        client, seen = at_desk(shop.asta), []
        page = page_of(client, shop.receives_mail(subject="The last", at=evening))
        seen += matters_on(page)

        while found := re.search(r'hx-get="(/conversations/\d+/earlier/\?before=\d+)"', page):
            page = client.get(found[1], headers=SCRIPT).content.decode()
            seen += matters_on(page)

        assert seen == [f"Matter {number}." for number in reversed(range(30))] + ["The fridge hums"]
        assert 'panel__count">5+<' in page_of(client, asked)

    def test_of_another_team_are_no_place_to_go_on_from(self, shop, asked, at_desk):
        other = shop.receives_mail(to="sales@namai.example", subject="A secret sofa", at=evening)

        answer = at_desk(shop.asta).get(
            f"/conversations/{asked.conversation_id}/earlier/?before={other.conversation_id}"
        )

        assert answer.status_code == 404


def matters_on(page: str) -> list[str]:
    return re.findall(r'<a class="matter" href="[^"]+"><span>([^<]+)</span>', page)


def page_of(client, message) -> str:
    page: str = client.get(f"/conversations/{message.conversation_id}/").content.decode()
    return page
