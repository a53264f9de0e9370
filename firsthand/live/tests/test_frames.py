"""What the sockets make of frames as they go over the line (RFC 6455): whole and in pieces, wrong, and far too large."""

import json
import secrets
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from firsthand.live.tests.conftest import PATIENCE

TEXT, BINARY, CLOSE, PING, PONG, MORE = 1, 2, 8, 9, 10, 0
HELLO = b'{"ping": "labas \xc4\x97\xc5\xa1"}'


def frame(kind: int, said: bytes = b"", *, last: bool = True, reserved: int = 0, masked: bool = True) -> bytes:
    """One frame as a browser sends it (5.2), or as none would."""
    first, mask = (last << 7) | (reserved << 4) | kind, secrets.token_bytes(4)
    if len(said) < 126:
        length = struct.pack("!B", len(said))
    else:
        length = struct.pack("!BH", 126, len(said)) if len(said) <= 0xFFFF else struct.pack("!BQ", 127, len(said))
    if not masked:
        return bytes([first]) + length + said
    hidden = bytes(one ^ mask[place % 4] for place, one in enumerate(said))
    return bytes([first, length[0] | 0x80]) + length[1:] + mask + hidden


class Raw:
    """A line whose frames are written and read byte by byte."""

    def __init__(self, line: socket.socket) -> None:
        self.line = line

    def hears(self) -> tuple[int, bytes]:
        """The next frame: its kind, and what it says."""
        head = self._take(2)
        length = head[1] & 0x7F
        if length > 125:
            length = int.from_bytes(self._take(2 if length == 126 else 8))
        return head[0] & 0x0F, self._take(length)

    def closing_code(self) -> int:
        """With which code it is closed, after whatever else is said."""
        while (heard := self.hears())[0] != CLOSE:
            pass
        return int.from_bytes(heard[1][:2]) if heard[1] else 1005

    def _take(self, length: int) -> bytes:
        found = b""
        while len(found) < length:
            more = self.line.recv(length - len(found))
            assert more, "the line was cut without a word"
            found += more
        return found


def head(house, *more: str) -> bytes:
    """What opens a socket."""
    lines = ["GET /ws HTTP/1.1", f"Host: 127.0.0.1:{house.port}", "Upgrade: websocket", "Connection: Upgrade"]
    lines += ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==", *more]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


@contextmanager
def raw(house) -> Iterator[Raw]:
    """A socket that is open."""
    with socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE) as line:
        line.sendall(head(house))
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += line.recv(1)
        assert b" 101 " in answer
        yield Raw(line)


WAYS = [
    [frame(TEXT, HELLO)],
    [bytes([one]) for one in frame(TEXT, HELLO)],
    [frame(TEXT, HELLO[:18], last=False), frame(MORE, HELLO[18:])],
    [frame(TEXT, last=False), *(frame(MORE, bytes([one]), last=False) for one in HELLO), frame(MORE)],
]
# What is sent, and with which code it is closed.
CLOSED = [
    (frame(CLOSE), 1005),
    (frame(CLOSE, struct.pack("!H", 1000)), 1000),
    (frame(CLOSE, struct.pack("!H", 4711) + b"bye"), 4711),
    (frame(TEXT, b"{", last=False) + frame(CLOSE, struct.pack("!H", 1000)), 1000),
    (frame(CLOSE, b"\x03"), 1002),
    (frame(CLOSE, struct.pack("!H", 1005)), 1002),
    (frame(CLOSE, struct.pack("!H", 999)), 1002),
    (frame(CLOSE, struct.pack("!H", 1000) + b"\xff"), 1007),
    (frame(TEXT, b"\xce\xba\xe1\xbd\xb9\xed\xa0\x80"), 1007),
    (frame(TEXT, b"\xc5", last=False) + frame(MORE, b"A"), 1007),
    (frame(TEXT, b"\xed\xa0\x80", last=False), 1007),
    (frame(TEXT, b"\xce", last=False) + frame(MORE, b"\xba", last=False) + frame(MORE, b"\xf4\x90", last=False), 1007),
    (frame(TEXT, HELLO, reserved=4), 1002),
    (frame(3), 1002),
    (frame(11), 1002),
    (frame(TEXT, HELLO, masked=False), 1002),
    (frame(MORE, HELLO), 1002),
    (frame(TEXT, b"{", last=False) + frame(TEXT, b"}"), 1002),
    (frame(PING, b"x" * 126), 1002),
    (frame(PING, b"x", last=False), 1002),
    (frame(TEXT, b"x" * 70_000), 1009),
    (frame(TEXT, b"x" * 40_000, last=False) + frame(MORE, b"x" * 40_000), 1009),
]


def test_each_way_of_saying_something_is_understood(house):
    for sent in WAYS:
        with raw(house) as screen:
            for piece in sent:
                screen.line.sendall(piece)
            assert json.loads(screen.hears()[1]) == {"pong": "labas ėš"}


def test_pings_are_answered_also_between_the_pieces_of_what_is_said(house):
    with raw(house) as screen:
        screen.line.sendall(frame(PONG, b"unasked") + frame(PING, b"x" * 125) + frame(PING))
        assert [screen.hears() for _each in range(2)] == [(PONG, b"x" * 125), (PONG, b"")]
        screen.line.sendall(frame(TEXT, HELLO[:12], last=False) + frame(PING, b"are you there"))
        assert screen.hears() == (PONG, b"are you there")
        screen.line.sendall(frame(MORE, HELLO[12:]) + frame(BINARY, b"\x00\xff"))
        assert json.loads(screen.hears()[1]) == {"pong": "labas ėš"}
        assert "error" in json.loads(screen.hears()[1])


def test_what_breaks_the_rules_is_closed_with_the_code_that_says_so(house):
    for sent, code in CLOSED:
        with raw(house) as screen:
            screen.line.sendall(sent)
            assert screen.closing_code() == code, sent[:40]


def test_what_was_said_before_a_goodbye_is_answered_before_it(house):
    with raw(house) as screen:
        screen.line.sendall(frame(TEXT, HELLO) * 3 + frame(CLOSE, struct.pack("!H", 1000)) + frame(TEXT, HELLO))
        assert [json.loads(screen.hears()[1]) for _each in range(3)] == [{"pong": "labas ėš"}] * 3
        assert screen.hears() == (CLOSE, struct.pack("!H", 1000))


def test_a_thousand_at_once_are_all_answered(house):
    with raw(house) as screen:
        screen.line.sendall(frame(TEXT, b'{"ping": "' + b"x" * 500 + b'"}') * 1000)
        assert {screen.hears()[0] for _each in range(1000)} == {TEXT}


def test_a_head_that_is_too_large_is_refused(house):
    with socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE) as line:
        line.sendall(head(house, "Cookie: " + "x" * 9_000))
        assert line.recv(1000).startswith(b"HTTP/1.1 431 ")


def test_an_origin_that_is_none_is_refused(house):
    for origin in ("null", "http://[", "http://", "//", "http://127.0.0.1", "\xff"):
        with socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE) as line:
            line.sendall(head(house, f"Origin: {origin}"))
            assert line.recv(1000).startswith(b"HTTP/1.1 403 "), origin
