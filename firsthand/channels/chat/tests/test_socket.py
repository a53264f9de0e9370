"""Visitors' sockets, with real ones: who may open them, what they take, and what they say to whom."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.utils import timezone
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from firsthand.channels.chat.models import Visitor
from firsthand.channels.chat.queries import secret_of
from firsthand.channels.chat.queries.news import AT_ONCE
from firsthand.channels.chat.rules.identity import sign
from firsthand.channels.chat.socket import answers, asking, chats
from firsthand.channels.chat.socket.answers import meet
from firsthand.channels.chat.tests.conftest import goes_on
from firsthand.conversations.models import Message
from firsthand.kit.limits import AtOnce, Limit
from firsthand.live import hear
from firsthand.run.serving.address import Address, listening
from firsthand.run.serving.application import application
from firsthand.run.serving.health import Health
from firsthand.run.serving.pages import pages
from firsthand.run.serving.web import Web
from tests.threads import hang_up

HERE, PATIENCE = "https://namai.example", 20.0
HELLO = {"hello": {"token": "ruta-" + "r" * 40, "language": "en"}}


class Line:
    """A visitor's socket, as the script has it."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line

    def says(self, words: Any, *, until: str) -> dict[str, Any]:
        """What is answered, the first with this word in it."""
        self.line.send(words if isinstance(words, str) else json.dumps(words))
        while until not in (heard := json.loads(self.line.recv(timeout=PATIENCE))):
            pass
        return dict(heard)

    def writes(self, text: str, *, name: str = "message-0001") -> dict[str, Any]:
        return dict(self.says({"say": {"id": name, "text": text}}, until="kept")["kept"])


@pytest.fixture
def house(transactional_db, chat) -> Iterator[Any]:
    """The address at which the chat's sockets are opened."""
    listener = listening(Address("127.0.0.1", 0))
    all_chats = chats(lambda account: "Asta")
    web = Web(
        listener,
        lambda screens: application(
            screens=screens,
            may_watch=lambda account, topics: [],
            health=Health(is_ready=lambda: True, may_measure=lambda key: False),
            pages=pages(lambda environ, start: [], threads=1, bytes_at_most=1000),
            beside=[all_chats],
        ),
        introduce=lambda accounts: {},
        proxies=["127.0.0.1"],
    )
    web.start()

    @contextmanager
    def opened(origin: str = HERE, *, key: str = chat.key, machine: str = "") -> Iterator[Line]:
        at = f"ws://127.0.0.1:{listener.getsockname()[1]}/chat/{key}/socket"
        by = {"X-Forwarded-For": machine} if machine else {}
        with connect(at, origin=Origin(origin) if origin else None, additional_headers=by, proxy=None) as line:
            yield Line(line)

    opened.talk_at = f"http://127.0.0.1:{listener.getsockname()[1]}/chat/{chat.key}/talk"  # type: ignore[attr-defined]
    opened.room = all_chats.room  # type: ignore[attr-defined]
    yield opened
    web.stop()
    hang_up(asking.threads, asking.THREADS)


@pytest.mark.parametrize("origin", ["", "null", "https://evil.example", "https://namai.example.evil.example"])
def test_opens_to_pages_of_its_sites_alone(house, origin):
    with pytest.raises(InvalidStatus), house(origin):
        pass


def test_does_not_open_where_there_is_no_chat(house):
    with pytest.raises(InvalidStatus), house(key="nobody"):
        pass


def test_says_what_is_on_the_disk_is_kept_and_tells_it_to_the_other_page_of_the_same_visitor(house):
    with house() as page, house() as other:
        page.says(HELLO, until="welcome")
        page.writes("Hello?")
        welcome = other.says(HELLO, until="welcome")["welcome"]
        page.writes("Still there?", name="message-0002")

        assert welcome["known"]
        assert Message.objects.filter(text="Still there?").exists()
        while "Still there?" not in str(other.line.recv(timeout=PATIENCE)):
            pass


def test_tells_the_first_message_to_the_other_page_that_was_there_before_it(house):
    with house() as page, house() as other:
        other.says(HELLO, until="who")
        page.says(HELLO, until="welcome")
        page.writes("Hello?")

        while "Hello?" not in str(other.line.recv(timeout=PATIENCE)):
            pass


@pytest.mark.parametrize("before", [[], ["Hello?"]])
def test_tells_what_was_said_while_a_page_came_in(house, monkeypatch, before):
    with house() as page, house() as other:
        page.says(HELLO, until="welcome")
        for text in before:
            page.writes(text)

        def met(*args, **kwargs):
            found = meet(*args, **kwargs)
            page.writes("Just now", name="message-0002")
            return found

        monkeypatch.setattr(answers, "meet", met)
        other.says(HELLO, until="welcome")

        while "Just now" not in str(other.line.recv(timeout=PATIENCE)):
            pass


def test_tells_the_first_message_too_as_it_stands_with_us(house):
    with house() as page:
        page.says(HELLO, until="welcome")
        kept = page.writes("Hello?")

        told = json.loads(page.line.recv(timeout=PATIENCE))["messages"]
        assert [(one["n"], one["text"]) for one in told] == [(kept["n"], "Hello?")]


def test_goes_on_until_nothing_is_missing_and_back_to_what_was_said_first(house):
    with house() as page:
        page.says(HELLO, until="welcome")
        first = page.writes("Hello?")["n"]
    missed = goes_on(Message.objects.get(), 2 * AT_ONCE)
    heard: list[str] = []
    with house() as page:
        page.says({"hello": HELLO["hello"] | {"after": first}}, until="welcome")
        while len(heard) < len(missed):
            heard += [one["text"] for one in json.loads(page.line.recv(timeout=PATIENCE)).get("messages", ())]
        newest = page.says(HELLO, until="more")["messages"]
        before = page.says({"earlier": newest[0]["n"]}, until="earlier")

    assert heard == missed
    assert ([one["text"] for one in before["earlier"] + newest], before["more"]) == (missed, True)


def test_says_nothing_of_one_visitor_to_another(house):
    with house() as hers, house() as theirs:
        hers.says(HELLO, until="welcome")
        hers.writes("My number is 4711")
        theirs.says({"hello": {"token": "other-" + "o" * 40}}, until="welcome")
        theirs.writes("Hello?")
        hers.writes("Anybody?", name="message-0002")

        theirs.line.send('{"ping": 1}')
        heard = ""
        while '"pong"' not in heard:
            heard = str(theirs.line.recv(timeout=PATIENCE))
            assert "4711" not in heard and "Anybody" not in heard


@pytest.mark.parametrize(
    "words", ["", "{", "[]", '{"say": {"id": "message-0001", "text": "x"}}', '{"reach": {"address": "a@b"}}']
)
def test_answers_what_nobody_understands_with_a_plain_error(house, words):
    with house() as page:
        assert list(page.says(words, until="error")) == ["error"]
        assert page.says({"ping": 1}, until="pong") == {"pong": 1}


@pytest.mark.parametrize("address", ["nobody", '"a@b"@pastas.example', "a@pastas.example, b@pastas.example"])
def test_asks_for_an_address_once_more_where_it_is_none(house, address):
    with house() as page:
        page.says(HELLO, until="welcome")
        page.writes("Hello?")

        assert page.says({"reach": {"address": address}}, until="refused") == {"refused": "address"}
        assert page.says({"reach": {"address": "ona@pastas.example"}}, until="reached") == {"reached": True}
        assert Visitor.objects.get().address == "ona@pastas.example"


def test_takes_no_end_of_addresses(house):
    with house() as page:
        page.says(HELLO, until="welcome")
        page.writes("Hello?")
        for number in range(29):
            page.says({"reach": {"address": f"ona{number}@pastas.example"}}, until="reached")

        assert page.says({"reach": {"address": "one@more.example"}}, until="refused") == {"refused": "too-many"}


def test_lets_whoever_the_site_vouched_for_go_when_its_word_is_over(house, chat):
    secret = secret_of(chat)
    with house() as page:
        ends = timezone.now().timestamp() + 1.5
        word = sign({"sub": "4711", "name": "Rūta", "exp": ends}, secret=secret)
        page.says({"hello": HELLO["hello"] | {"identity": word}}, until="welcome")
        page.writes("Hello?")
        sleep(ends - timezone.now().timestamp() + 0.1)

        with pytest.raises(ConnectionClosed):
            page.says({"say": {"id": "message-0002", "text": "Still me"}}, until="kept")
        assert not Message.objects.filter(text="Still me").exists()


def test_lets_go_of_a_machine_that_says_too_much_by_however_many_sockets(house):
    house.room.frames = Limit(most=4, seconds=60)
    with (
        house(machine="203.0.113.7") as one,
        house(machine="203.0.113.7") as other,
        house(machine="203.0.113.8") as third,
    ):
        for page in (one, other):
            for _each in range(2):
                page.says({"ping": 1}, until="pong")
        with pytest.raises(ConnectionClosed, match="1008"):
            other.says(HELLO, until="welcome")
        third.says(HELLO, until="welcome")
    assert TestByRequests().talk(house, HELLO, machine="203.0.113.7")[0] == 429
    assert TestByRequests().talk(house, HELLO, machine="203.0.113.8")[0] == 200


def test_has_room_for_so_many_sockets_of_one_machine_and_for_requests_beside_them(house):
    house.room.sockets = AtOnce(most=1)
    with house(machine="203.0.113.7") as one, house(machine="203.0.113.8") as third:
        with pytest.raises(ConnectionClosed, match="4029"), house(machine="203.0.113.7") as other:
            other.says(HELLO, until="welcome")
        assert TestByRequests().talk(house, HELLO, machine="203.0.113.7")[0] == 200
        one.says(HELLO, until="welcome")
        third.says(HELLO, until="welcome")


class TestByRequests:
    """No socket gets through to a visitor."""

    def talk(
        self, house, *words: Any, origin: str = HERE, how: str = "", machine: str = "127.0.0.1"
    ) -> tuple[int, list[dict[str, Any]]]:
        body = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in words)
        asked = Request(house.talk_at + how, body.encode(), {"Origin": origin, "X-Forwarded-For": machine})
        try:
            with urlopen(asked, timeout=PATIENCE) as answer:
                return answer.status, [json.loads(line) for line in answer.read().decode().splitlines()]
        except HTTPError as refused:
            return refused.code, []

    def test_they_say_and_hear_the_same_and_what_is_sent_again_stands_once(self, house):
        said = {"say": {"id": "message-0001", "text": "Hello?\nIs anybody there?"}}
        _, first = self.talk(house, HELLO, said)
        _, again = self.talk(house, HELLO, said)

        assert first[0]["welcome"]["known"] is False
        assert {one["kept"]["n"] for one in first + again if "kept" in one} == {Message.objects.get().pk}

    def test_whoever_waits_is_answered_as_soon_as_there_is_something_new(self, house):
        self.talk(house, HELLO, {"say": {"id": "message-0001", "text": "Hello?"}})
        after = {"hello": HELLO["hello"] | {"after": Message.objects.get().pk}}
        with ThreadPoolExecutor(1) as waiting, house() as other:
            heard = waiting.submit(self.talk, house, after, how="?wait")
            other.says(HELLO, until="welcome")
            other.writes("From another page", name="message-0002")

            assert "From another page" in str(heard.result(PATIENCE))

    def test_whoever_waits_since_before_the_first_message_is_told_of_it(self, house):
        with ThreadPoolExecutor(1) as waiting:
            heard = waiting.submit(self.talk, house, HELLO, how="?wait")
            until = monotonic() + PATIENCE
            while not len(house.room) and monotonic() < until:
                sleep(0.01)
            self.talk(house, HELLO, {"say": {"id": "message-0001", "text": "Hello?"}})

            assert "Hello?" in str(heard.result(PATIENCE))

    def test_they_are_seen_to_be_there_between_two_requests(self, house):
        marks: list[str] = []
        deaf = hear(lambda topics: marks.extend(one for one in topics if one.startswith("here:")))
        self.talk(house, HELLO, {"say": {"id": "message-0001", "text": "Hello?"}})
        self.talk(house, HELLO)
        deaf()

        assert len({mark.split(":")[4] for mark in marks}) == 1
        assert not any("gone" in mark for mark in marks)

    @pytest.mark.parametrize(
        ("words", "origin", "status"),
        [
            ((HELLO,), "https://evil.example", 403),
            (({"ping": 1},), HERE, 400),
            (("",), HERE, 400),
            ((HELLO, *[{"ping": 1}] * 20), HERE, 400),
            ((HELLO, "x" * 70_000), HERE, 400),
        ],
    )
    def test_it_refuses_what_is_not_for_it(self, house, words, origin, status):
        assert self.talk(house, *words, origin=origin)[0] == status
