"""A screen watches by permission, hears of changes, and ends when rights end."""

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from websockets.client import ClientProtocol
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.protocol import State
from websockets.uri import parse_uri

from firsthand.kit.limits import AtOnce
from firsthand.live import tell
from firsthand.live.screens import ENDED
from firsthand.live.tests.conftest import PATIENCE, session_of


class TestAnybody:
    @pytest.mark.parametrize("words", [1, "labas", None, [1, {"a": "ąčę"}]])
    def test_may_ping(self, house, words):
        with house.screen() as screen:
            assert screen.says({"ping": words}) == {"pong": words}

    def test_watches_nothing_without_signing_in(self, house):
        with house.screen() as screen:
            assert screen.says({"watch": ["conversation:1", "desk"]}) == {"watching": []}

    def test_with_a_made_up_session_is_nobody(self, house):
        with house.screen("x" * 32) as screen:
            assert screen.says({"watch": ["desk"]}) == {"watching": []}

    def test_finds_room_for_so_many_screens_of_one_machine(self, house):
        house.screens[0].places = AtOnce(most=1)
        machine = {"X-Forwarded-For": "203.0.113.7"}
        with house.screen(**machine) as first:
            with pytest.raises(InvalidStatus), house.screen(**machine):
                pass
            assert first.says({"ping": 1}) == {"pong": 1}
        with house.screen() as near, house.screen() as nearer:
            assert near.says({"ping": 1}) == nearer.says({"ping": 1})


class TestSomebodySignedIn:
    def test_watches_what_is_allowed_and_nothing_else(self, house, asta):
        house.allowed[asta.pk] = {"conversation:1", "account:1"}
        with house.screen(session_of(asta)) as screen:
            assert screen.says({"watch": ["conversation:1", "conversation:2", "account:1"]}) == {
                "watching": ["conversation:1"]
            }

    def test_hears_of_a_change_once_it_is_committed(self, house, asta):
        house.allowed[asta.pk] = {"conversation:1"}
        with house.screen(session_of(asta)) as screen:
            screen.says({"watch": ["conversation:1"]})
            tell(["conversation:2"])
            tell(["conversation:1"])
            assert screen.hears() == {"changed": ["conversation:1"]}

    def test_watches_anew_instead_of_what_was_watched_before(self, house, asta):
        house.allowed[asta.pk] = {"conversation:1", "conversation:2"}
        with house.screen(session_of(asta)) as screen:
            screen.says({"watch": ["conversation:1"]})
            screen.says({"watch": ["conversation:2"]})
            tell(["conversation:1", "conversation:2"])
            assert screen.hears() == {"changed": ["conversation:2"]}

    def test_looks_at_everything_again_after_a_break_of_the_bus(self, house, asta):
        house.allowed[asta.pk] = {"conversation:1"}
        with house.screen(session_of(asta)) as screen:
            screen.says({"watch": ["conversation:1"]})
            tell(["*"])
            assert screen.hears() == {"changed": ["conversation:1"]}


class TestTheEndOfRights:
    @pytest.mark.parametrize("of", ["account", "session"])
    def test_closes_the_socket(self, house, asta, of):
        session = session_of(asta)
        with house.screen(session) as screen:
            screen.says({"ping": 1})
            tell([f"account:{asta.pk}" if of == "account" else f"session:{session}"])
            assert closing_code(screen) == ENDED

    def test_of_another_account_closes_nothing(self, house, asta):
        with house.screen(session_of(asta)) as screen:
            screen.says({"ping": 1})
            tell([f"account:{asta.pk + 1}"])
            assert screen.says({"ping": 2}) == {"pong": 2}

    def test_is_noticed_at_the_next_question_even_if_nobody_told(self, house, asta):
        house.allowed[asta.pk] = {"desk"}
        with house.screen(session_of(asta)) as screen:
            screen.says({"ping": 1})
            Session.objects.all().delete()
            screen.line.send('{"watch": ["desk"]}')
            assert closing_code(screen) == ENDED


class TestMalformedWords:
    @pytest.mark.parametrize("words", ["", "{", "[]", '{"watch": 1}', b"\x00\xff", "[" * 60_000])
    def test_get_a_plain_error_and_harm_nobody(self, house, words):
        with house.screen() as neighbour, house.screen() as screen:
            assert list(screen.says(words)) == ["error"]
            assert screen.says({"ping": 1}) == {"pong": 1}
            assert neighbour.says({"ping": 2}) == {"pong": 2}

    def test_that_are_huge_close_the_socket(self, house):
        with house.screen() as screen:
            screen.line.send(json.dumps({"ping": "x" * 70_000}))
            assert closing_code(screen) == 1009

    def test_that_are_no_frames_at_all_harm_nobody(self, house):
        with house.screen() as neighbour, house.screen() as screen:
            screen.line.socket.sendall(os.urandom(4000))
            assert neighbour.says({"ping": 2}) == {"pong": 2}


class TestAScreenThatReadsNothing:
    def test_is_dropped_and_harms_nobody(self, house, asta, monkeypatch):
        monkeypatch.setattr("firsthand.live.screen.STALLED_AFTER", 0.5)
        topics = [f"conversation:{10**15 + number}" for number in range(500)]
        house.allowed[asta.pk] = {*topics, "desk"}
        with house.screen(session_of(asta)) as neighbour, asleep(house, session_of(asta), topics):
            neighbour.says({"watch": ["desk"]})
            until = time.monotonic() + PATIENCE * 4
            while house.open_screens == 2:
                assert time.monotonic() < until, "it was never dropped"
                tell(topics)
                time.sleep(0.001)
            tell(["desk"])
            assert neighbour.hears() == {"changed": ["desk"]}


class TestAnotherSite:
    def test_opens_no_socket(self, house, asta):
        with pytest.raises(InvalidStatus, match="403"), house.screen(session_of(asta), Origin="https://evil.example"):
            pass

    def test_nor_does_another_host(self, house):
        with pytest.raises(InvalidStatus, match="403"), house.screen(Origin="http://evil.example", Host="evil.example"):
            pass

    def test_but_our_own_pages_do(self, house):
        with house.screen(Origin=f"http://127.0.0.1:{house.port}") as screen:
            assert screen.says({"ping": 1}) == {"pong": 1}


@contextmanager
def asleep(house, session, topics) -> Iterator[socket.socket]:
    """A socket that watches all this and then takes nothing more from its line."""
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(PATIENCE)
        line.connect(("127.0.0.1", house.port))
        head = ["GET /ws HTTP/1.1", f"Host: 127.0.0.1:{house.port}", "Upgrade: websocket", "Connection: Upgrade"]
        head += ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg=="]
        head += [f"Cookie: {settings.SESSION_COOKIE_NAME}={session}"]
        line.sendall("\r\n".join([*head, "", ""]).encode())
        assert b" 101 " in line.recv(1000)
        frame = ClientProtocol(parse_uri("ws://127.0.0.1"), state=State.OPEN)
        frame.send_text(json.dumps({"watch": topics}).encode())
        line.sendall(b"".join(frame.data_to_send()))
        line.recv(10)  # it watches
        yield line


def closing_code(screen) -> int | None:
    """With which code the other side closes, after whatever it still says."""
    try:
        while True:
            screen.hears()
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None
