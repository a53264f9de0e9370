"""Programs read, begin and change conversations."""

from datetime import timedelta

import pytest
from django.utils import timezone

from firsthand.api.tests.programs import Program
from firsthand.channels.email.errands import acknowledge
from firsthand.conversations.models import Conversation, Message
from firsthand.journal.models import Errand
from firsthand.people.models import Customer
from tests.budget import budget
from tests.cast import Shop, noon, ruta, ten


class TestReadingOne:
    def test_shows_whose_it_is_and_where_it_stands(self, shop, matter, asta):
        shown = asta.get(f"/conversations/{matter.pk}").json()

        assert shown["customer"] == {"id": matter.customer_id, "name": ruta.name}
        assert (shown["state"], shown["team"]["name"], shown["owner"]) == ("open", "Repairs", None)
        assert shown["excerpt"] == "It hums at night."

    def test_costs_at_most_six_statements(self, matter, asta):
        asta.get("/me")
        with budget(6):
            asta.get(f"/conversations/{matter.pk}")


class TestTheList:
    def test_has_the_newest_first(self, shop, matter, jonas, other_matter):
        shop.answers(shop.receives_mail(at=ten), at=noon)

        ids = [one["id"] for one in jonas.get("/conversations").json()["items"]]
        newest = Conversation.objects.order_by("-last_at", "-pk").values_list("pk", flat=True)
        assert ids == list(newest)

    def test_is_read_page_by_page_without_a_gap(self, shop, jonas):
        said = [shop.receives_mail(subject=f"Matter {number}").conversation_id for number in range(7)]

        assert sorted(all_of(jonas, "/conversations", limit=2)) == sorted(said)
        assert all_of(jonas, "/conversations", limit=3, view="unowned") == said

    @pytest.mark.parametrize(
        ("asked", "finds"),
        [
            ({"state": "open"}, True),
            ({"state": "resolved"}, False),
            ({"priority": "normal"}, True),
            ({"priority": "urgent"}, False),
            ({"unowned": "true"}, True),
            ({"unowned": "false"}, False),
            ({"tag": "fridge"}, True),
            ({"tag": "sofa"}, False),
            ({"updated_after": "2020-01-01T00:00:00+02:00"}, True),
            ({"updated_after": "2030-01-01T00:00:00Z"}, False),
            ({"view": "all"}, True),
            ({"view": "mine"}, False),
            ({"external_id": "none such"}, False),
        ],
    )
    def test_is_chosen_by_filters(self, matter, asta, asked, finds):
        asta.patch(f"/conversations/{matter.pk}", tags=["fridge"])

        found = asta.get("/conversations", **asked).json()["items"]

        assert [one["id"] for one in found] == ([matter.pk] if finds else [])

    def test_is_chosen_by_the_people_and_places_of_a_matter(self, shop, matter, other_matter, jonas):
        asked = {"team": shop.repairs.pk, "customer": matter.customer_id, "inbox": shop.help.pk}

        for name, number in asked.items():
            found = jonas.get("/conversations", **{name: number}).json()["items"]
            assert [one["id"] for one in found] == [matter.pk], name

    def test_takes_a_view_or_filters(self, asta):
        assert asta.get("/conversations", view="team", state="open").status_code == 422

    def test_costs_at_most_five_statements(self, shop, asta):
        for number in range(5):
            shop.receives_mail(subject=f"Matter {number}")
        asta.get("/me")
        for asked in ({}, {"view": "team"}):
            with budget(5):
                assert len(asta.get("/conversations", **asked).json()["items"]) == 5


class TestBeginning:
    def test_with_the_customers_words_owes_an_answer(self, shop, jonas):
        begun = jonas.post(
            "/conversations",
            customer={"email": ruta.address, "name": ruta.name},
            subject="The fridge",
            text="It hums.",
            external_id="form-1",
        )

        assert begun.status_code == 201
        assert begun["Location"] == f"/api/v1/conversations/{begun.json()['id']}"
        conversation = shop.conversation()
        assert (conversation.answer_due_at is not None, conversation.external_id) == (True, "form-1")
        message = conversation.messages.get()
        assert (message.kind, message.text, message.sender_address) == ("received", "It hums.", ruta.address)

    def test_mails_nothing_to_anybody(self, jonas):
        jonas.post("/conversations", customer={"email": ruta.address}, text="It hums.")

        for errand in Errand.objects.filter(path__endswith=".acknowledge"):
            acknowledge.func(*errand.args)
        assert not Message.objects.exclude(kind="received").exists()

    def test_knows_a_customer_again_by_address(self, shop, jonas, matter):
        begun = jonas.post("/conversations", customer={"email": ruta.address.upper()}, text="And it leaks.")

        assert begun.json()["customer"]["id"] == matter.customer_id
        assert Customer.objects.count() == 1

    def test_without_words_is_a_representatives_own(self, shop, asta, matter):
        begun = asta.post("/conversations", customer={"id": matter.customer_id}, subject="Your guarantee")

        assert begun.json()["answer_due_at"] is None
        assert shop.facts_named("conversation.started")[0].by == shop.asta.actor

    def test_lands_in_ones_own_inbox_when_nothing_is_said(self, shop, marco):
        begun = marco.post("/conversations", customer={"email": "new@pastas.example"}, text="Hello")

        assert begun.json()["inbox"]["name"] == "Sales"

    def test_for_a_customer_whom_one_may_not_see_is_refused(self, marco, matter):
        refused = marco.post("/conversations", customer={"id": matter.customer_id}, text="Hello")

        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/customer/id")

    def test_twice_under_one_external_id_is_refused(self, jonas, shop):
        for status in (201, 409):
            begun = jonas.post("/conversations", customer={"email": ruta.address}, text="Hm", external_id="form-1")
            assert begun.status_code == status

    def test_costs_at_most_twenty_statements(self, jonas, matter):
        jonas.get("/me")
        with budget(20):
            jonas.post("/conversations", customer={"email": "new@pastas.example", "name": "New"}, text="Hello")
        with budget(16):
            body = {"customer": {"id": matter.customer_id}, "text": "Hello"}
            jonas.post("/conversations", **body, headers={"Idempotency-Key": "a"})


class TestChanging:
    def test_goes_through_every_action_at_once(self, shop: Shop, matter: Conversation, asta: Program):
        changed = asta.patch(
            f"/conversations/{matter.pk}",
            state="resolved",
            owner=shop.ingrida.pk,
            priority="urgent",
            tags=["fridge", "Noise"],
            language="lt",
        )

        assert changed.status_code == 200, changed.content
        shown = changed.json()
        assert (shown["state"], shown["owner"]["name"], shown["priority"]) == ("resolved", "Ingrida", "urgent")
        assert (shown["tags"], shown["language"]) == (["fridge", "noise"], "lt")
        for name in ("resolved", "assigned", "prioritised", "tagged", "language"):
            assert len(shop.facts_named(f"conversation.{name}")) == 1

    def test_that_fails_in_part_changes_nothing(self, shop, matter, asta):
        refused = asta.patch(f"/conversations/{matter.pk}", priority="urgent", owner=987_654)

        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/owner")
        assert asta.get(f"/conversations/{matter.pk}").json()["priority"] == "normal"

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (before, after)
            for before in ("open", "waiting", "snoozed", "resolved")
            for after in ("open", "waiting", "resolved")
            if (before, after) != ("resolved", "waiting")
        ],
    )
    def test_leads_from_one_state_to_another(self, matter, asta, before, after):
        put(asta, matter, before)

        changed = asta.patch(f"/conversations/{matter.pk}", state=after)

        assert (changed.status_code, changed.json().get("state")) == (200, after)

    def test_of_what_is_resolved_to_waiting_is_refused_with_a_sentence(self, matter, asta):
        put(asta, matter, "resolved")

        refused = asta.patch(f"/conversations/{matter.pk}", state="waiting")

        assert (refused.status_code, refused.json()["detail"]) == (
            422,
            "It is resolved already. Reopen it to go on.",
        )

    def test_to_snoozed_wants_a_time_to_come(self, matter, asta):
        assert asta.patch(f"/conversations/{matter.pk}", state="snoozed").status_code == 422
        past = {"state": "snoozed", "until": "2020-01-01T00:00:00Z"}
        assert asta.patch(f"/conversations/{matter.pk}", **past).status_code == 422

    def test_takes_it_and_gives_it_back(self, shop, matter, asta):
        taken = asta.patch(f"/conversations/{matter.pk}", owner=shop.asta.pk).json()
        given = asta.patch(f"/conversations/{matter.pk}", owner=None).json()

        assert (taken["owner"]["name"], given["owner"]) == ("Asta", None)

    def test_to_another_team_is_shown_once_more_and_gone_then(self, shop, matter, asta):
        moved = asta.patch(f"/conversations/{matter.pk}", team=shop.orders.pk)

        assert (moved.status_code, moved.json()["team"]["name"]) == (200, "Orders")
        assert asta.get(f"/conversations/{matter.pk}").status_code == 404


def put(program: Program, matter: Conversation, state: str) -> None:
    change = {"state": state}
    if state == "snoozed":
        change["until"] = (timezone.now() + timedelta(days=1)).isoformat()
    assert program.sends("PATCH", f"/conversations/{matter.pk}", change).status_code == 200


def all_of(program: Program, address: str, **asked) -> list[int]:
    """The ids of a list, over all its pages."""
    ids: list[int] = []
    cursor: str | None = ""
    while cursor is not None:
        page = program.get(address, cursor=cursor, **asked).json()
        ids += [one["id"] for one in page["items"]]
        cursor = page["next"]
    return ids


class TestSpam:
    """A program marks Rūta's matter."""

    def test_is_in_no_list_but_where_it_is_asked_for(self, asta, matter):
        held = asta.sends("PUT", f"/conversations/{matter.pk}/spam", {}).json()

        assert (held["state"], held["held_for"]) == ("held", "marked")
        assert asta.get("/conversations").json()["items"] == []
        for asked in ({"state": "held"}, {"view": "spam"}):
            assert [one["id"] for one in asta.get("/conversations", **asked).json()["items"]] == [matter.pk]

    def test_is_let_through_again(self, asta, matter):
        asta.sends("PUT", f"/conversations/{matter.pk}/spam", {})
        free = asta.asks("DELETE", f"/conversations/{matter.pk}/spam").json()

        assert (free["state"], free["held_for"]) == ("open", None) and free["answer_due_at"]

    def test_is_open_to_the_customer_who_is_told_nothing(self, asta, matter, ruta_herself):
        asta.sends("PUT", f"/conversations/{matter.pk}/spam", {})
        shown = ruta_herself.get(f"/conversations/{matter.pk}").json()

        assert (shown["state"], shown["held_for"]) == ("open", None)
        assert len(ruta_herself.get("/conversations", state="open").json()["items"]) == 1
