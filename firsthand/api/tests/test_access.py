"""Every address, every role, other people's things: refused without telling whether they exist."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, cast

import pytest
from django.utils import timezone

from firsthand.api.tests.programs import Program, program_of, program_of_customer
from firsthand.api.urls import urlpatterns
from firsthand.batches.actions import begin
from firsthand.batches.rules import Act
from firsthand.channels.chat.actions import ChatSettings, open_chat
from firsthand.channels.email.actions import block
from firsthand.channels.webform.actions import open_form
from firsthand.channels.webform.tests.forms import contact
from firsthand.conversations.actions import (
    InboxSettings,
    begin_aside,
    give_to_customer,
    hand_over,
    link,
    mark_sent,
    postpone,
    reply,
    split,
)
from firsthand.conversations.models import Conversation, Link, Message
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.briefing import Briefing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.words import Words
from firsthand.desk.actions import Given, RingsFor, hang_bell, write_saved_reply
from firsthand.desk.actions.ring import ring
from firsthand.desk.models import Ringing
from firsthand.files.store import store
from firsthand.people.actions import add_address, join, meet
from firsthand.promises.actions import Aim, Mending, Saying, fall_due, make, plan_repair, set_target
from firsthand.team.actions import draw_rota
from firsthand.team.models import Representative
from tests.cast import Shop, Writer, elena, nine, noon, open_shop, ruta

NOBODYS = 987_654_321
SOON, LATER = (timezone.now() + timedelta(days=days) for days in (1, 7))
# address, method, body: every address of the interface stands here.
ADDRESSES = [
    ("/customers/{customer}", "GET", None),
    ("/customers/{customer}", "PATCH", {"language": "lt"}),
    ("/customers/{customer}/addresses", "POST", {"address": "x@elsewhere.example"}),
    ("/customers/{customer}/addresses/{address}", "PATCH", {"verified": True}),
    ("/customers/{customer}/addresses/{address}", "DELETE", None),
    ("/customers/{customer}/company", "PUT", {"company": None}),
    ("/customers/{customer}/joinings", "POST", {"customer": "{twin}"}),
    ("/customers/{customer}/joinings/{joining}", "DELETE", None),
    ("/conversations/{conversation}", "GET", None),
    ("/conversations/{conversation}", "PATCH", {"state": "resolved"}),
    ("/conversations/{conversation}/spam", "PUT", {}),
    ("/conversations/{conversation}/spam", "DELETE", None),
    ("/conversations/{conversation}/messages", "GET", None),
    ("/conversations/{conversation}/messages", "POST", {"text": "Let me in"}),
    ("/messages/{message}", "GET", None),
    ("/messages/{message}/raw", "GET", None),
    ("/messages/{message}/attachments/{attachment}", "GET", None),
    ("/conversations/{conversation}/side-threads", "GET", None),
    (
        "/conversations/{conversation}/side-threads",
        "POST",
        {"text": "Let me in", "to": [{"address": "parts@liebherr.example"}]},
    ),
    ("/side-threads/{side_thread}", "GET", None),
    ("/side-threads/{side_thread}/messages", "GET", None),
    ("/side-threads/{side_thread}/messages", "POST", {"text": "Let me in"}),
    (
        "/conversations/{conversation}/redirects",
        "POST",
        {"to": {"address": "orders@liebherr.example"}, "resolve": False},
    ),
    ("/conversations/{conversation}/blocks", "POST", {}),
    ("/conversations/{conversation}/following", "GET", None),
    ("/conversations/{conversation}/following", "POST", {}),
    ("/conversations/{conversation}/following", "DELETE", None),
    ("/blocks/{block}", "GET", None),
    ("/blocks/{block}", "DELETE", None),
    ("/conversations/{conversation}/saved-replies", "GET", None),
    ("/saved-replies/{saved_reply}", "GET", None),
    ("/saved-replies/{saved_reply}", "PATCH", {"name": "Mine"}),
    ("/unsent/{unsent}", "GET", None),
    ("/unsent/{unsent}", "PATCH", {"text": "Other words"}),
    ("/unsent/{unsent}", "DELETE", None),
    ("/conversations/{conversation}/promises", "POST", {"kind": "call_back", "due_at": SOON.isoformat()}),
    ("/conversations/{conversation}/reminder", "POST", {}),
    ("/conversations/{conversation}/hand-overs", "GET", None),
    ("/conversations/{conversation}/hand-overs", "POST", {"why": "Mine", "team": "{team}", "ask_by": SOON.isoformat()}),
    ("/conversations/{handed}/hand-overs/acceptance", "POST", {}),
    ("/conversations/{handed}/hand-overs/return", "POST", {"reason": "Mine"}),
    ("/conversations/{handed}/hand-overs/finish", "POST", {}),
    ("/conversations/{handed}/customers-word", "POST", {"solved": True}),
    ("/conversations/{handed}/customers-word/waiver", "POST", {"reason": "Mine"}),
    ("/customers/{customer}/failures", "GET", None),
    ("/messages/{message}/asked-again", "POST", {}),
    ("/messages/{message}/asked-again", "DELETE", None),
    ("/conversations/{conversation}/repairs", "POST", {"kind": "call", "due_at": SOON.isoformat()}),
    ("/repairs/{repair}", "GET", None),
    ("/repairs/{repair}/doing", "POST", {}),
    ("/repairs/{repair}/dropping", "POST", {}),
    ("/promises/{promise}", "GET", None),
    ("/promises/{promise}/keeping", "POST", {}),
    ("/promises/{promise}/release", "POST", {}),
    ("/promises/{promise}/renegotiation", "POST", {"due_at": LATER.isoformat(), "text": "Let me in"}),
    ("/promises/{broken}/apology", "POST", {"cause": "supplier"}),
    ("/ringings/{ringing}", "GET", None),
    ("/ringings/{ringing}/taking", "POST", {}),
    ("/chats/{chat}", "GET", None),
    ("/chats/{chat}", "PATCH", {"open": False}),
    ("/forms/{form}", "GET", None),
    ("/forms/{form}", "PATCH", {"open": False}),
    ("/targets/{target}", "GET", None),
    ("/targets/{target}", "DELETE", None),
    ("/conversations/{conversation}/merge", "POST", {"into": "{matter}", "across_customers": True}),
    ("/conversations/{matter}/merge", "POST", {"into": "{conversation}", "across_customers": True}),
    ("/conversations/{conversation}/split", "POST", {"message": "{message}"}),
    ("/regroupings/{regrouping}/undo", "POST", {}),
    ("/conversations/{conversation}/links", "POST", {"other": "{matter}"}),
    ("/conversations/{matter}/links", "POST", {"other": "{conversation}"}),
    ("/conversations/{conversation}/links/{link}", "DELETE", None),
    ("/conversations/{matter}/links/{link}", "DELETE", None),
]
OF_ONE_PERSON: list[tuple[str, str, dict[str, Any] | None]] = [
    ("/batches/{batch}", "GET", None),
    ("/batches/{batch}/undo", "POST", {}),
]
LISTS = ["/customers", "/conversations", "/messages"]
OF_OUR_WORK = ["/promises", "/repairs", "/ringings", "/saved-replies", "/forms", "/chats"]
OF_THE_HOUSE = ["/representatives", "/teams", "/inboxes", "/tags"]
OF_OUR_BOOKS = [
    "/blocks",
    "/board",
    "/companies",
    "/companies/1",
    "/promises/shares",
    "/targets",
    "/unsent",
]
OF_WHO_IS_THERE = [
    "/absences",
    "/absences/1",
    "/rotas",
    "/rotas/1",
    "/rotas/1/bells",
    "/calendars",
    "/calendars/1",
    "/holidays?country=LT&year=2026",
]

twin = Writer("E. Rossi", "twin@more.example")


@dataclass(frozen=True)
class House:
    """Elena's things, Rūta's matter, with which one could try to tie them, and who asks for them by a program."""

    ids: dict[str, int]
    shop: Shop
    programs: dict[str, Program]


@pytest.fixture(scope="class")
def house(kept: None) -> House:
    """It is laid down once for hundreds of questions: each of them takes back what it did."""
    shop = open_shop()
    ours = shop.receives_mail(from_=ruta, at=nine).matter
    hers = shop.receives_mail(from_=elena, to="sales@namai.example", subject="The sofa", words="When?", at=nine).matter
    ids = theirs(shop, hers)
    tied = link(ours, other=hers, kind=Link.Kind.RELATED, by=shop.jonas, at=noon)
    programs = {
        name: program_of(rep) for name, rep in (("asta", shop.asta), ("marco", shop.marco), ("jonas", shop.jonas))
    }
    programs["ruta_herself"] = program_of_customer(ours.customer)
    return House({**ids, "link": tied.pk, "matter": ours.pk}, shop, programs)


def theirs(shop, other_matter) -> dict[str, int]:
    """Elena's things, which neither Asta nor Rūta may see."""
    message = other_matter.messages.get()
    file = message.attachments.create(file=store(b"x", name="x.txt", mime="text/plain"))
    more = [shop.receives_mail(from_=elena, answers=message, at=noon) for _time in range(2)]
    return {
        **promised(other_matter, by=shop.marco),
        "handed": handed_over(shop).pk,
        "ringing": rung(other_matter, shop),
        "team": shop.repairs.pk,
        "regrouping": split(more[0], following=False, by=shop.marco, at=noon).pk,
        "target": set_target(Aim(team=shop.orders, solution=60), by=shop.jonas, at=noon).pk,
        "batch": begin(Act.OWN, [other_matter.pk], by=shop.marco, at=noon).pk,
        "customer": other_matter.customer_id,
        "address": add_address(other_matter.customer, address="e@more.example", by=shop.marco, at=nine).pk,
        "twin": shop.receives_mail(from_=twin, to="sales@namai.example", subject="A table", at=nine).matter.customer_id,
        "joining": join(
            other_matter.customer, meet(name="E", addresses=[], at=nine), reasons=[], by=shop.marco, at=nine
        ).pk,
        "conversation": other_matter.pk,
        "message": message.pk,
        "attachment": file.pk,
        "side_thread": begin_aside(
            other_matter,
            addressing=Addressing(to=(Party("parts@liebherr.example", ""),)),
            subject="Secret",
            words=Words("Secret."),
            by=shop.marco,
            at=nine,
        ).side_thread_id,
        "block": block(elena.address, by=shop.marco, at=nine).pk,
        "saved_reply": write_saved_reply(
            Given("Sofas", {"en": "Secret."}, is_own=False, team=shop.orders), by=shop.marco, at=nine
        ).pk,
        "chat": open_chat(
            InboxSettings(name="Secret.", team=shop.orders),
            ChatSettings(languages=("en",), sites=("https://namai.example",)),
            by=shop.jonas,
            at=nine,
        ).pk,
        "form": open_form(replace(contact(shop.sales), titles={"en": "Secret."}), by=shop.jonas, at=nine).pk,
        "unsent": postpone(other_matter, words=Words("Soon."), leaves_at=noon, by=shop.marco, at=nine).pk,
    }


def handed_over(shop: Shop) -> Conversation:
    """Another matter of hers, which nobody in the team has accepted yet."""
    handed = shop.receives_mail(from_=elena, to="sales@namai.example", subject="A chair", at=nine).matter
    briefing = Briefing(why="Secret.")
    hand_over(handed, to=shop.jonas, briefing=briefing, ask_by=SOON, by=shop.marco, at=noon)
    return handed


def rung(matter: Conversation, shop: Shop) -> int:
    """What rings for a matter of hers."""
    rota = draw_rota("Nights", team=shop.orders, timezone="UTC", by=shop.jonas, at=nine)
    bell = hang_bell(rota, RingsFor(when_urgent=True), by=shop.jonas, at=nine)
    return cast("Ringing", ring(matter, bell, at=nine)).pk


def promised(matter: Conversation, *, by: Representative) -> dict[str, int]:
    """A promise that can still be kept, and one that was broken."""
    now = timezone.now()
    late, open_ = make(
        matter,
        [Saying(kind="call_back", due_at=now - timedelta(hours=1)), Saying(kind="call_back", due_at=SOON)],
        by=by,
        at=now - timedelta(hours=2),
    )
    fall_due(at=now)
    repair = plan_repair(matter, Mending(kind="call", due_at=SOON), by=by, at=now)
    return {"promise": open_.pk, "broken": late.pk, "repair": repair.pk}


def test_no_address_is_forgotten_here():
    known = (
        {re.sub(r"\{\w+\}", "<>", address) for address, _, _ in (*ADDRESSES, *OF_ONE_PERSON)}
        | {*LISTS, *OF_THE_HOUSE, *OF_OUR_WORK}
        | {
            re.sub(r"\d+|\?.*", lambda found: "<>" * found[0].isdigit(), address)
            for address in (*OF_OUR_BOOKS, *OF_WHO_IS_THERE)
        }
        | {"/absences/<>/return", "/batches", "/me", "/conversations/<>/blocks/<>"}
        | {"/teams/<>", "/inboxes/<>"}
        | {"/rotas/<>/turns", "/rotas/<>/turns/<>", "/rotas/<>/bells/<>"}
    )
    routes = {re.sub(r"<\w+>", "<>", str(one.pattern)) for one in urlpatterns}

    assert {f"/{route.removeprefix('v1/')}" for route in routes if route.startswith("v1/")} == known


@pytest.mark.django_db
class TestOtherPeoplesThings:
    @pytest.mark.parametrize(("address", "method", "body"), [*ADDRESSES, *OF_ONE_PERSON])
    @pytest.mark.parametrize("who", ["asta", "ruta_herself"])
    def test_are_answered_like_what_does_not_exist(self, house: House, who, address, method, body):
        nobodys = {**dict.fromkeys(house.ids, NOBODYS), "matter": house.ids["matter"]}

        answers = [asked(house.programs[who], method, address, body, of=named) for named in (house.ids, nobodys)]

        assert {answer.status_code for answer in answers} <= {403, 404}
        assert answers[0].content == answers[1].content
        assert elena.name not in answers[0].content.decode()

    @pytest.mark.parametrize(("address", "method", "body"), ADDRESSES)
    def test_are_open_to_administrators(self, house: House, address, method, body):
        assert asked(house.programs["jonas"], method, address, body, of=house.ids).status_code in {200, 201}

    @pytest.mark.parametrize(("address", "method", "body"), OF_ONE_PERSON)
    def test_are_one_persons_own_even_before_administrators(self, house: House, address, method, body):
        answers = [
            asked(house.programs[who], method, address, body, of=house.ids).status_code for who in ("jonas", "marco")
        ]

        assert answers[0] == 404
        assert answers[1] != 404

    @pytest.mark.parametrize("address", LISTS)
    @pytest.mark.parametrize("who", ["asta", "ruta_herself"])
    def test_are_in_no_list(self, house: House, who, address):
        listed = house.programs[who].get(address)

        assert len(listed.json()["items"]) == 1
        assert elena.address not in listed.content.decode()

    @pytest.mark.parametrize("address", OF_OUR_WORK)
    def test_are_in_no_list_of_our_work(self, house: House, address):
        listed = house.programs["asta"].get(address)

        assert listed.status_code == 200
        assert not any(secret in listed.content.decode() for secret in (elena.name, "Secret"))
        assert house.programs["ruta_herself"].get(address).status_code == 403

    def test_are_found_by_no_filter(self, house: House):
        asta, theirs, shop = house.programs["asta"], house.ids, house.shop
        for about in ({"conversation": theirs["conversation"]}, {"customer": theirs["customer"]}):
            assert asta.get("/promises", **about).json()["items"] == []
        for asked in (
            {"customer": theirs["customer"]},
            {"team": shop.orders.pk},
            {"inbox": shop.sales.pk},
            {"form": theirs["form"]},
        ):
            assert asta.get("/conversations", **asked).json()["items"] == []
        assert asta.get("/customers", email=elena.address).json()["items"] == []

    def test_are_found_by_no_message_id(self, house: House):
        reference = Message.objects.get(pk=house.ids["message"]).reference

        assert house.programs["asta"].get("/messages", external_id=reference).json()["items"] == []


class TestACustomersOwnKey:
    def test_sees_only_what_was_said_between_us(self, shop, matter, ruta_herself, asta):
        shop.answers(matter.messages.get(), words="We shall look.")
        asta.post(f"/conversations/{matter.pk}/messages", kind="note", text="A difficult one.")
        # Somebody whom Rūta's letter was copied to has joined in.
        matter.messages.create(kind="received", at=nine, text="Elena's own words", sender_address=elena.address)

        for address in (f"/conversations/{matter.pk}/messages", "/messages"):
            thread = ruta_herself.get(address)
            assert [one["kind"] for one in thread.json()["items"]] == ["received", "reply"]
            assert "difficult" not in thread.content.decode()
            assert elena.address not in thread.content.decode()

    def test_sees_no_note_by_its_id(self, matter, ruta_herself, asta):
        note = asta.post(f"/conversations/{matter.pk}/messages", kind="note", text="A difficult one.").json()["id"]

        assert ruta_herself.get(f"/messages/{note}").status_code == 404

    def test_sees_nothing_of_our_work(self, shop, matter, ruta_herself, asta):
        put_away = {"state": "snoozed", "until": "2090-01-01T00:00:00Z", "tags": ["difficult"], "owner": shop.asta.pk}
        assert asta.patch(f"/conversations/{matter.pk}", **put_away).status_code == 200

        shown = ruta_herself.get(f"/conversations/{matter.pk}").json()

        assert (shown["state"], shown["owner"]["name"]) == ("open", "Asta")
        assert {shown[name] for name in ("team", "tags", "priority", "snoozed_until", "message_count")} == {None}
        assert ruta_herself.get("/conversations", state="open").json()["items"] == [shown]
        assert ruta_herself.get("/conversations", state="snoozed").json()["items"] == []

    @pytest.mark.parametrize("address", [*OF_THE_HOUSE, *OF_OUR_BOOKS, *OF_WHO_IS_THERE])
    def test_is_told_nothing_of_the_house(self, ruta_herself, address):
        assert ruta_herself.get(address).status_code == 403

    @pytest.mark.parametrize(
        "asked", [{"view": "all"}, {"tag": "difficult"}, {"owner": 1}, {"form": 1}, {"external_id": "a"}]
    )
    def test_cannot_ask_by_what_it_may_not_know(self, ruta_herself, asked):
        assert ruta_herself.get("/conversations", **asked).status_code == 403

    def test_writes_as_themselves(self, shop, matter, ruta_herself):
        written = ruta_herself.post(f"/conversations/{matter.pk}/messages", text="It still hums.").json()

        assert (written["kind"], written["author"]["id"]) == ("received", matter.customer_id)

    @pytest.mark.parametrize("kind", ["reply", "note"])
    def test_does_not_speak_for_us(self, matter, ruta_herself, kind):
        answered = ruta_herself.post(f"/conversations/{matter.pk}/messages", kind=kind, text="Refund me")

        assert answered.status_code == 403

    def test_begins_a_matter_of_their_own(self, ruta_herself, matter):
        begun = ruta_herself.post("/conversations", subject="The oven", text="It is cold.")

        assert begun.status_code == 201
        assert begun.json()["customer"]["id"] == matter.customer_id

    @pytest.mark.parametrize("more", [{"customer": {"email": elena.address}}, {"inbox": 1}, {"external_id": "1"}])
    def test_begins_none_for_others(self, ruta_herself, more):
        assert ruta_herself.post("/conversations", text="It is cold.", **more).status_code == 403

    def test_changes_neither_matters_nor_customers(self, ruta_herself, matter):
        assert ruta_herself.patch(f"/conversations/{matter.pk}", state="resolved").status_code == 403
        assert ruta_herself.patch(f"/customers/{matter.customer_id}", name="R").status_code == 403
        assert ruta_herself.post("/customers", addresses=["x@pastas.example"]).status_code == 403

    def test_knows_itself(self, ruta_herself):
        me = ruta_herself.get("/me").json()

        assert (me["role"], me["customer"]["name"], me["representative"]) == ("customer", ruta.name, None)


class TestTheHouse:
    def test_shows_addresses_of_colleagues_to_administrators_only(self, jonas, asta):
        assert jonas.get("/representatives").json()["items"][0]["email"] == "asta@namai.example"
        assert {one["email"] for one in asta.get("/representatives").json()["items"]} == {None}

    @pytest.mark.parametrize("address", OF_THE_HOUSE)
    def test_is_listed_page_by_page(self, asta, matter, address):
        asta.patch(f"/conversations/{matter.pk}", tags=["a", "b"])

        first = asta.get(address, limit=1).json()
        second = asta.get(address, limit=1, cursor=first["next"]).json()

        assert first["items"][0]["id"] < second["items"][0]["id"]

    def test_closed_to_somebody_who_left(self, shop, matter: Conversation, asta):
        shop.asta.account.is_active = False
        shop.asta.account.save(update_fields=["is_active"])

        assert asta.get("/teams").status_code == 401


class TestWhatACustomersKeyNeverSees:
    """Rūta's own program reads her matter; others take part in it, and it may have been another's before."""

    def answered(self, matter: Conversation, shop, *, to=(), bcc=()) -> Message:
        addressing = Addressing(to=tuple(Party(one, "") for one in to), bcc=tuple(Party(one, "") for one in bcc))
        return reply(matter, words=Words("A secret."), addressing=addressing, by=shop.asta, at=noon)

    def all_that_is_shown(self, program: Program, matter: Conversation) -> str:
        at = f"/conversations/{matter.pk}"
        return "".join(program.get(one).content.decode() for one in ("/messages", at, f"{at}/messages"))

    def test_is_who_had_a_copy_unseen(self, shop, matter, ruta_herself):
        answer = self.answered(matter, shop, to=[ruta.address], bcc=["boss@elsewhere.example"])
        mark_sent(answer, note="boss@elsewhere.example: 550 nobody", why="nobody", at=noon)

        shown = self.all_that_is_shown(ruta_herself, matter)
        assert "A secret." in shown
        assert "boss@" not in shown

    def test_is_what_went_to_others_alone(self, shop, matter, ruta_herself):
        answer = self.answered(matter, shop, to=["parts@liebherr.example"])

        assert "A secret." not in self.all_that_is_shown(ruta_herself, matter)
        assert ruta_herself.get(f"/messages/{answer.pk}").status_code == 404

    def test_is_what_was_said_before_the_matter_was_theirs(self, shop, matter, other_matter, elena_herself):
        self.answered(matter, shop)
        give_to_customer(matter, customer=other_matter.customer, by=shop.asta, at=noon)

        shown = self.all_that_is_shown(elena_herself, matter)
        assert "A secret." not in shown
        assert ruta.address not in shown

    def test_is_which_ids_other_programs_use(self, shop, matter, other_matter, ruta_herself):
        reply(other_matter, words=Words("Soon."), by=shop.marco, at=noon, external_id="order-7")

        at = f"/conversations/{matter.pk}/messages"
        answers = [ruta_herself.post(at, text="x", external_id=one) for one in ("order-7", "order-8")]
        assert [one.status_code for one in answers] == [403, 403]

    def test_is_never_what_went_to_them_whatever_letters_their_address_has(self, shop):
        zoe = Writer("Žoė", "žoė@pastas.example")
        asked = shop.receives_mail(from_=zoe)
        shop.answers(asked, words="Found.")

        assert "Found." in program_of_customer(asked.matter.customer).get("/messages").content.decode()


def asked(program: Program, method: str, address: str, body: dict[str, Any] | None, *, of: dict[str, int]) -> Any:
    """The answer, with these numbers in the address and in the body."""
    if body is None:
        return program.asks(method, address.format(**of))
    named = {name: of.get(str(value).strip("{}"), value) for name, value in body.items()}
    return program.sends(method, address.format(**of), named)
