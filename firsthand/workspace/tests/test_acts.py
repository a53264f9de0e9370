"""What can be done with a conversation from its page, and undone."""

import re
from html import unescape
from urllib.parse import unquote

import pytest

from firsthand.conversations.actions import own
from tests.cast import ten

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def act(shop, asked, at_desk):
    """Asta does something; what comes back is the address that undoes it."""
    client = at_desk(shop.asta)

    def done(place: str, /, **values) -> str:
        address = place if place.startswith("/") else f"/conversations/{asked.conversation_id}/{place}"
        answer = client.post(address, values, headers=SCRIPT)
        assert answer.status_code == 200, (answer.status_code, answer.headers.get("X-Sentence"))
        undo = re.search(r'hx-post="([^"]+)"', answer.content.decode())
        return unescape(undo[1]) if undo else ""

    return done


class TestEachAct:
    """It is done, and its undo makes it as it was."""

    @pytest.mark.parametrize(
        ("address", "values", "trait", "becomes"),
        [
            ("owner/", {}, "owner", "Asta"),
            ("state/", {"state": "waiting"}, "state", "waiting"),
            ("state/", {"state": "snoozed", "until": "2099-01-01T09:00"}, "state", "snoozed"),
            ("priority/", {"priority": "4"}, "priority", "4"),
            ("resolution/", {}, "state", "resolved"),
            ("language/", {"language": "lt"}, "language", "lt"),
        ],
    )
    def test_is_done_and_undone(self, shop, asked, act, address, values, trait, becomes):
        before = str(getattr(shop.conversation(), trait))

        undo = act(address, **values)
        assert str(getattr(shop.conversation(), trait)) == becomes

        act(undo)
        assert str(getattr(shop.conversation(), trait)) == before

    def test_a_slip_of_the_key_is_no_reopening_and_owes_its_answer_again(self, shop, asked, act):
        due = shop.conversation().answer_due_at

        act(act("resolution/"))

        assert (shop.conversation().answer_due_at, shop.conversation().reopenings) == (due, 0)

    def test_a_sleep_that_was_ended_goes_on_to_its_time(self, shop, asked, act):
        act("state/", state="snoozed", until="2099-01-01T09:00")
        until = shop.conversation().snoozed_until

        act(act("state/", state="open"))

        assert shop.conversation().snoozed_until == until

    def test_what_happened_since_is_not_undone_with_it(self, shop, asked, act, at_desk):
        act("state/", state="waiting")
        undo = act("state/", state="open")
        own(asked.matter, by=shop.ingrida, at=ten)

        assert at_desk(shop.asta).post(undo, headers=SCRIPT).status_code == 409
        assert shop.conversation().state == "open"

    def test_tags_are_set_and_taken_back(self, shop, asked, act):
        undo = act("tags/", tags="Warranty, fridge , ")
        assert sorted(shop.conversation().tags.values_list("name", flat=True)) == ["fridge", "warranty"]

        act(undo)
        assert not shop.conversation().tags.exists()

    def test_it_is_passed_to_a_colleague_and_back(self, shop, asked, act):
        own(asked.matter, by=shop.asta, at=ten)

        undo = act("owner/", to=shop.ingrida.pk)
        assert shop.conversation().owner == shop.ingrida

        act(undo)
        assert shop.conversation().owner == shop.asta

    def test_it_is_taken_over_only_from_whom_one_saw(self, shop, asked, act, at_desk):
        own(asked.matter, by=shop.ingrida, at=ten)
        at = f"/conversations/{asked.conversation_id}/owner/?from="

        late = at_desk(shop.asta).post(f"{at}{shop.jonas.pk}", headers=SCRIPT)
        assert late.status_code == 409 and unquote(late["X-Sentence"]) == f"{shop.ingrida.name} has just taken it."
        assert shop.conversation().owner == shop.ingrida

        act(f"{at}{shop.ingrida.pk}")
        assert shop.conversation().owner == shop.asta

    def test_it_goes_to_another_team_and_out_of_sight(self, shop, asked, act, at_desk):
        act("team/", team=shop.orders.pk)

        assert shop.conversation().team == shop.orders
        assert at_desk(shop.asta).get(f"/conversations/{asked.conversation_id}/").status_code == 404

    def test_it_is_given_back_to_the_team(self, shop, asked, act):
        own(asked.matter, by=shop.asta, at=ten)

        act("owner/?method=DELETE")

        assert shop.conversation().owner is None


class TestTheMethods:
    """Scripts may use the verbs that HTTP has."""

    def test_put_and_delete_are_understood(self, shop, asked, at_desk):
        client, at = at_desk(shop.asta), f"/conversations/{asked.conversation_id}/"

        assert client.put(f"{at}owner/", headers=SCRIPT).status_code == 200
        assert shop.conversation().owner == shop.asta
        assert client.delete(f"{at}owner/", headers=SCRIPT).status_code == 200
        assert shop.conversation().owner is None

    def test_what_is_no_page_answers_no_get(self, shop, asked, at_desk):
        assert at_desk(shop.asta).get(f"/conversations/{asked.conversation_id}/owner/").status_code == 405


class TestWhatCannotBeDone:
    """Each refusal says what to do next, and nothing has changed."""

    @pytest.mark.parametrize(
        ("address", "values"),
        [
            ("state/", {"state": "snoozed", "until": "2001-01-01T09:00"}),
            ("state/", {"state": "snoozed", "until": "soon"}),
            ("priority/", {"priority": "9"}),
            ("language/", {"language": "xx"}),
            ("owner/", {"to": "999999"}),
            ("resolution/?method=DELETE", {}),
        ],
    )
    def test_is_refused_with_a_sentence(self, shop, asked, at_desk, address, values):
        before = shop.conversation().version

        answer = at_desk(shop.asta).post(f"/conversations/{asked.conversation_id}/{address}", values, headers=SCRIPT)

        assert answer.status_code == 422 and answer.headers["X-Sentence"]
        assert shop.conversation().version == before


class TestWhatWeKnowOfACustomer:
    """Rūta likes to be called p. Rūta."""

    def test_holds_no_mark_that_no_database_holds(self, shop, asked, act):
        act(
            f"/customers/{asked.matter.customer_id}/traits/",
            preferred_name="p.\x00 Rūta",
            timezone="Europe/Vilnius",
            seen=1,
        )

        asked.matter.customer.refresh_from_db()
        assert asked.matter.customer.called == "p. Rūta"

    def test_is_kept(self, shop, asked, act):
        customer = asked.matter.customer

        act(f"/customers/{customer.pk}/traits/", preferred_name="p. Rūta", timezone="Europe/Vilnius", seen=1)

        customer.refresh_from_db()
        assert (customer.called, customer.timezone, customer.name) == ("p. Rūta", "Europe/Vilnius", "Rūta Kazlauskienė")

    @pytest.mark.parametrize(("seen", "zone", "status"), [(7, "Europe/Vilnius", 409), (1, "Mars/Olympus", 422)])
    def test_is_refused_when_stale_or_unknown(self, shop, asked, at_desk, seen, zone, status):
        address = f"/customers/{asked.matter.customer_id}/traits/"

        answer = at_desk(shop.asta).post(address, {"timezone": zone, "seen": seen}, headers=SCRIPT)

        assert answer.status_code == status
