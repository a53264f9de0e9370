"""Where visitors sit, and what those at the desk see of it."""

import pytest

from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.socket.room import Room
from firsthand.channels.chat.socket.seat import Seat
from firsthand.live.marks import How, marks_in


async def nothing(_words: object) -> None:
    """The browser is not part of this."""


@pytest.mark.parametrize(
    ("how", "seen"),
    [
        (How.READING, [(7, How.READING), (9, How.READING)]),
        (How.WRITING, [(7, How.WRITING), (9, How.WRITING)]),
        (How.GONE, [(7, How.GONE)]),
    ],
)
def test_who_is_there_is_there_too_when_their_thread_becomes_part_of_another(monkeypatch, how, seen):
    spread: list[str] = []
    monkeypatch.setattr("firsthand.channels.chat.socket.room.spread", spread.extend)
    room = Room(lambda account: "")
    seat = Seat(Chat(), say=nothing, end=nothing, sit=room.sit)
    room.enter(seat)
    room.sit(seat, 7)
    room.mark(seat, how)

    room.sit(seat, 9)

    assert [(mark.conversation, mark.how) for mark in marks_in(spread)] == seen


def test_who_has_left_sits_nowhere_when_it_is_found_out_late_where_their_thread_is():
    room = Room(lambda account: "")
    seat = Seat(Chat(), say=nothing, end=nothing, sit=room.sit)
    room.enter(seat)
    room.sit(seat, 7)
    room.leave(seat)

    room.sit(seat, 9)

    assert seat.conversation == 7
