"""What a visitor's browser may say."""

import json

import pytest

from firsthand.channels.chat.rules.frames import (
    Earlier,
    Hello,
    Here,
    Ping,
    ReachMe,
    Say,
    Seen,
    Typing,
    Unclear,
    frame_in,
)

TOKEN = "t" * 40


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ({"hello": {"token": TOKEN, "after": 7, "language": "lt"}}, Hello(TOKEN, "", "lt", 7)),
        ({"hello": {}}, Hello("", "", "", 0)),
        ({"say": {"id": "abcdefgh", "text": " Hi "}}, Say("abcdefgh", "Hi", (), "")),
        ({"say": {"id": "abcdefgh", "files": [3]}}, Say("abcdefgh", "", (3,), "")),
        (
            {"say": {"id": "abcdefgh", "text": "x", "page": "https://a.example/"}},
            Say("abcdefgh", "x", (), "https://a.example/"),
        ),
        ({"say": {"id": "abcdefgh", "text": "x", "page": "javascript:alert(1)"}}, Say("abcdefgh", "x", (), "")),
        ({"typing": True}, Typing(True)),
        ({"seen": 12}, Seen(12)),
        ({"earlier": 12}, Earlier(12)),
        ({"here": False}, Here(False)),
        ({"reach": {"address": "a@b.example", "name": "A"}}, ReachMe("a@b.example", "A")),
        ({"reach": {"address": "a\ud800@b.example", "name": "\udc00"}}, ReachMe("a?@b.example", "?")),
        ({"ping": 1}, Ping(1)),
    ],
)
def test_is_understood(said, understood):
    assert frame_in(json.dumps(said)) == understood


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "1",
        "null",
        "[" * 50_000,
        '{"hello": []}',
        '{"hello": {"token": "short"}}',
        '{"hello": {"after": -1}}',
        '{"hello": {"after": true}}',
        '{"say": {"id": "abcdefgh"}}',
        '{"say": {"id": "abcdefgh", "text": "   "}}',
        '{"say": {"id": "../../etc", "text": "x"}}',
        '{"say": {"id": "abcdefgh", "text": "x", "files": ["1"]}}',
        '{"say": {"id": "abcdefgh", "text": "x", "files": [true]}}',
        json.dumps({"say": {"id": "abcdefgh", "text": "x" * 9_000}}),
        json.dumps({"say": {"id": "abcdefgh", "text": "x", "files": list(range(1, 20))}}),
        '{"ping": "\\ud800"}',
        '{"seen": true}',
        '{"seen": 0}',
        '{"earlier": 0}',
        '{"earlier": true}',
        '{"seen": 99999999999999999999}',
        '{"typing": "yes"}',
        '{"reach": "a@b.example"}',
    ],
)
def test_everything_else_is_unclear_and_no_error(text):
    assert isinstance(frame_in(text), Unclear)


def test_what_no_database_can_hold_is_left_out():
    frame = frame_in('{"say": {"id": "abcdefgh", "text": "a\\u0000b\\ud800c"}}')

    assert frame == Say("abcdefgh", "ab?c", (), "")
