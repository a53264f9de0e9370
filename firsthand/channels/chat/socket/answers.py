"""What a visitor's browser is answered."""

from datetime import datetime

import structlog
from django.db import Error as DatabaseTrouble

from firsthand.channels.chat.actions import reach, recognised, say
from firsthand.channels.chat.actions.reach import NoAddress
from firsthand.channels.chat.actions.say import FilesAreGone, Kept, ProofIsUsed
from firsthand.channels.chat.models import Chat, Visitor
from firsthand.channels.chat.queries import chat_numbered, visitor_of
from firsthand.channels.chat.rules.caller import Caller
from firsthand.channels.chat.rules.frames import Earlier, Frame, Hello, Here, Ping, ReachMe, Say, Seen, Typing, Unclear
from firsthand.channels.chat.rules.identity import Identity
from firsthand.channels.chat.socket.asking import answered
from firsthand.channels.chat.socket.room import Room
from firsthand.channels.chat.socket.seat import GONE, Seat, fetched_before
from firsthand.kit.limits import is_near, machine_of
from firsthand.live.marks import How

log = structlog.get_logger(__name__)

# Why something is refused, as a code for which the browser has a sentence.
LATER, TOO_MANY, NOT_KNOWN, ADDRESS, FILES = "later", "too-many", "not-known", "address", "files"


async def answer(frame: Frame, seat: Seat, room: Room, *, host: str, at: datetime) -> None:
    """The frame is answered; trouble with the database is said, and the browser tries again."""
    match frame:
        case Ping(number):
            await seat.say(pong=number)
        case Unclear(sentence):
            await seat.say(error=sentence)
        case Hello():
            await _greet(frame, seat, room, at=at)
        case Say() if seat.caller:
            await _hear(frame, seat, seat.caller, room, host=host, at=at)
        case _ if seat.caller is None:
            await seat.say(error="Say hello first.")
        case Typing(is_writing):
            room.mark(seat, How.WRITING if is_writing else How.READING)
        case Here(is_here):
            room.mark(seat, How.READING if is_here else How.GONE)
        case Seen(up_to):
            if seat.caller.visitor is not None and up_to <= seat.last:
                room.see(seat.caller.visitor, up_to)
        case Earlier(before):
            await _go_back(before, seat)
        case ReachMe():
            await _reach(frame, seat, room, at=at)


async def _greet(hello: Hello, seat: Seat, room: Room, *, at: datetime) -> None:
    try:
        met = await answered(meet, seat.chat.pk, hello, at=at)
    except DatabaseTrouble:
        await seat.say(refused=LATER)
        return
    if met is None:
        seat.end(GONE)
        return
    seat.chat, seat.caller, thread, visitor, called = met
    seat.last, seat.read_to, seat.who = hello.after, -1, None
    identity = seat.caller.identity
    await seat.say(
        welcome={
            "known": seat.caller.visitor is not None,
            "name": called,
            "reached": bool(visitor and visitor.address) or bool(identity and identity.address),
        }
    )
    room.sit(seat, thread)
    seat.look_again()
    room.mark(seat, How.READING)


def _called(identity: Identity | None, visitor: Visitor | None) -> str:
    """As they like to be called, where the site says who they are."""
    if identity is None or not identity.name:
        return ""
    return visitor.customer.stands_in.called if visitor else identity.name


def meet(number: int, hello: Hello, *, at: datetime) -> tuple[Chat, Caller, int | None, Visitor | None, str] | None:
    """The chat as it is now, who came, where they sit, and what they are called where the site says who they are."""
    chat = chat_numbered(number)
    if chat is None:
        return None
    caller = recognised(chat, hello, at=at)
    visitor = visitor_of(caller)
    thread = visitor.thread if visitor else None
    return chat, caller, thread.pk if thread else None, visitor, _called(caller.identity, visitor)


async def _hear(said: Say, seat: Seat, caller: Caller, room: Room, *, host: str, at: datetime) -> None:
    if not caller.fingerprint:
        await seat.say(refused=NOT_KNOWN, id=said.name)
        return
    if not room.words.allows(caller.fingerprint, at=at.timestamp()):
        await seat.say(refused=TOO_MANY, id=said.name)
        return
    if caller.visitor is None and not may_begin(host, room, at=at):
        await seat.say(refused=TOO_MANY, id=said.name)
        return
    try:
        kept = await answered(keep, seat, caller, said, at=at)
    except ProofIsUsed:
        await seat.say(refused=NOT_KNOWN, id=said.name)
        return
    except FilesAreGone:
        await seat.say(refused=FILES, id=said.name)
        return
    except DatabaseTrouble as trouble:
        log.warning("chat.not_kept", trouble=type(trouble).__name__)
        await seat.say(refused=LATER, id=said.name)
        return
    if kept is None:
        seat.end(GONE)
        return
    seat.caller = kept.caller
    await seat.say(kept={"id": said.name, "n": kept.message.pk, "at": kept.message.at.isoformat()})
    room.sit(seat, kept.caller.conversation)
    room.mark(seat, How.READING)


def keep(seat: Seat, caller: Caller, said: Say, *, at: datetime) -> Kept | None:
    """The message is on disk; None when the chat was closed meanwhile, or the site's word holds no more."""
    chat = chat_numbered(seat.chat.pk)
    return say(chat, said, by=caller, at=at) if chat and not caller.is_over(at=at) else None


async def _go_back(before: int, seat: Seat) -> None:
    try:
        found = await answered(fetched_before, seat, before)
    except DatabaseTrouble:
        await seat.say(earlier=[], more=True)
        return
    if found is None:
        seat.end(GONE)
        return
    said, is_more = found
    await seat.say(earlier=said, more=is_more)


async def _reach(said: ReachMe, seat: Seat, room: Room, *, at: datetime) -> None:
    caller = seat.caller
    if caller is None or caller.visitor is None:
        await seat.say(refused=NOT_KNOWN)
        return
    if not room.words.allows(caller.fingerprint, at=at.timestamp()):
        await seat.say(refused=TOO_MANY)
        return
    try:
        await answered(_write_address, caller.visitor, said, at=at)
    except NoAddress:
        await seat.say(refused=ADDRESS)
    except DatabaseTrouble:
        await seat.say(refused=LATER)
    else:
        await seat.say(reached=True)


def _write_address(visitor: int, said: ReachMe, *, at: datetime) -> None:
    found = Visitor.objects.select_related("customer").get(pk=visitor)
    reach(found, address=said.address, name=said.name, at=at)


def may_begin(host: str, room: Room, *, at: datetime) -> bool:
    """Whether one more visitor may begin to write from this machine."""
    return is_near(host) or room.beginnings.allows(machine_of(host), at=at.timestamp())


def may_say(host: str, room: Room, *, at: datetime, times: int = 1) -> bool:
    """Whether this machine has not yet said too much within the minute, by however many sockets and requests."""
    return is_near(host) or room.frames.allows(machine_of(host), at=at.timestamp(), times=times)
