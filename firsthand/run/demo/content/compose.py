"""Turns a telling into a conversation: the words of the thread, what stands around them, and when each was written."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from firsthand.run.demo.content.attachments import attached
from firsthand.run.demo.content.casting import Telling, spoken
from firsthand.run.demo.content.fill import Slots, capital, filled
from firsthand.run.demo.content.script import Line
from firsthand.run.demo.content.story import Conversation, Message, Representative, State
from firsthand.run.demo.content.timeline import ages, worked_after

STATES: dict[str, State] = {"waiting": "waiting", "snoozed": "snoozed", "settled": "resolved", "solved": "resolved"}
DAY_WORDS = ("{day}", "{Day}", "{until}")
EVENING, NOON = 17, 11


@dataclass(frozen=True)
class Stage:
    """Everything one conversation is composed from; `words` are the small words of its language."""

    telling: Telling
    owner: Representative
    mate: Representative
    words: dict[str, Any]
    house: str
    at: datetime

    @property
    def number(self) -> int:
        return self.telling.number

    @property
    def language(self) -> str:
        return self.telling.script.language


def conversation(stage: Stage) -> Conversation:
    """The conversation as it stands at `stage.at`."""
    telling = stage.telling
    lines = whole_thread(stage)
    written = ages(lines, last=telling.last, at=stage.at, zone=telling.customer.timezone, seed=stage.number)
    slots = slots_for(stage, lines=lines, written=written)
    messages = compose(stage, lines=lines, written=written, slots=slots)
    subjects = telling.script.subjects
    return Conversation(
        key=f"{telling.script.key}-{telling.turn + 1}",
        inbox=stage.language,
        team=telling.script.team,
        customer=telling.customer.key,
        owner=None if telling.stage == "unowned" else stage.owner.key,
        subject=filled(subjects[telling.turn % len(subjects)], slots=slots),
        language=stage.language,
        state=STATES.get(telling.stage, "open"),
        priority=telling.script.priority,
        tags=telling.script.tags,
        messages=messages,
        owned_age=owned(messages, stage=stage),
        resolved_age=resolved(messages[-1], stage=stage) if STATES.get(telling.stage) == "resolved" else None,
        returns=returns(messages, stage=stage),
        snoozed_for=(600 + stage.number * 531 % 9000) if telling.stage == "snoozed" else None,
    )


def whole_thread(stage: Stage) -> list[Line]:
    """What the script says, with what people add: a nudge, a thank-you, a way back."""
    telling, number = stage.telling, stage.number
    lines = spoken(telling)
    if telling.stage in ("unowned", "owned", "solved") and number % 6 == 1 and "praise" not in telling.script.tags:
        lines.insert(
            1, Line("received", pick(stage.words["nudge"], number // 6), after=400 + number % 5 * 90, bare=True)
        )
    if telling.stage == "solved":
        lines += farewell(lines[-1], stage=stage)
    if telling.stage in ("returned", "settled"):
        lines.append(Line("received", telling.script.again, after=2 * 1440 + number % 9 * 310))
    if telling.stage == "settled":
        lines += [
            Line("reply", stage.words["sorry"]),
            Line("received", pick(stage.words["settled"], number), after=3 * 1440),
        ]
    return lines


def farewell(last: Line, *, stage: Stage) -> list[Line]:
    """Some customers say thank you, and some representatives answer that."""
    number = stage.number
    if "praise" in stage.telling.script.tags:
        return []
    welcome = Line("reply", pick(stage.words["welcome"], number // 2), bare=True)
    if last.kind == "received":
        return [welcome] if number % 3 == 0 else []
    thanks = Line("received", pick(stage.words["thanks"], number), bare=True)
    return ([thanks, welcome], [thanks], [])[number % 3]


def slots_for(stage: Stage, *, lines: Sequence[Line], written: Sequence[int]) -> Slots:
    telling, words = stage.telling, stage.words
    customer = telling.customer
    zone = ZoneInfo(customer.timezone)
    day = delivery_day(lines, written=written, at=stage.at.astimezone(zone))
    bought = stage.at.astimezone(zone) - timedelta(minutes=written[0], days=5 + stage.number % 13)
    values = {name: ways[telling.turn % len(ways)] for name, ways in telling.script.vary.items()}
    return Slots(
        values=values
        | {
            "order": f"N-{41_300 + stage.number * 23}",
            "day": words["days"][day.weekday()],
            "Day": capital(words["days"][day.weekday()]),
            "until": words["until"][day.weekday()],
            "bought": in_words(bought, words=words),
            "slot": pick(words["slots"], stage.number),
            "rep": stage.owner.called[stage.language],
            "mate": f"@{stage.mate.name}",
            "voc": customer.vocative,
            "Voc": capital(customer.vocative),
            "first": customer.first,
            "full": customer.name,
        },
        turn=telling.turn,
        customer=customer.gender,
        representative=stage.owner.gender,
    )


def delivery_day(lines: Sequence[Line], *, written: Sequence[int], at: datetime) -> datetime:
    """A working day two days after the first message that speaks of one."""
    speaks = next((place for place, line in enumerate(lines) if any(word in line.words for word in DAY_WORDS)), 0)
    day = at - timedelta(minutes=written[speaks]) + timedelta(days=2)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def compose(stage: Stage, *, lines: Sequence[Line], written: Sequence[int], slots: Slots) -> tuple[Message, ...]:
    messages: list[Message] = []
    for place, (line, age) in enumerate(zip(lines, written, strict=True)):
        messages.append(message(line, age=age, place=place, before=messages, stage=stage, slots=slots))
    return tuple(messages)


def message(line: Line, *, age: int, place: int, before: Sequence[Message], stage: Stage, slots: Slots) -> Message:
    core = filled(line.words, slots=slots)
    files = tuple(attached(name, stage.telling) for name in line.files)
    if line.kind == "note":
        mentions = (stage.mate.key,) if "{mate}" in line.words else ()
        return Message("note", stage.owner.key, age, core, files=files, mentions=mentions)
    if line.kind == "reply":
        return replied(core, line=line, age=age, before=before, stage=stage, slots=slots, files=files)
    plain = received(core, line=line, age=age, place=place, stage=stage, slots=slots)
    return replace(plain, files=files, quoted=quotation(before, stage=stage, place=place))


def replied(
    core: str, *, line: Line, age: int, before: Sequence[Message], stage: Stage, slots: Slots, files: tuple[Any, ...]
) -> Message:
    first = all(message.kind != "reply" for message in before)
    hellos = stage.words["reply_hello" if first else "reply_again"]
    hello = "" if line.bare else filled(pick(hellos, stage.number + len(before)), slots=slots)
    signature = stage.owner.signature[stage.language]
    return Message("reply", stage.owner.key, age, joined(hello, core, stage=stage), signature=signature, files=files)


def received(core: str, *, line: Line, age: int, place: int, stage: Stage, slots: Slots) -> Message:
    number, words = stage.number, stage.words
    hello = "" if line.bare or place else pick(greetings(stage, age=age), number + stage.telling.turn)
    asks = place == 0 and "praise" not in stage.telling.script.tags
    byes = words["bye" if asks else "short_bye"]
    bye = "" if line.bare else filled(pick(byes, number + place), slots=slots)
    text = joined(hello, core, stage=stage) + (f"\n\n{bye}" if bye else "")
    phone = pick(words["phone"], number // 7) if (number + place) % 7 == 0 else ""
    rich = as_html(text) if place == 0 and number % 6 == 0 else ""
    return Message("received", stage.telling.customer.key, age, text, signature=phone, html=rich)


def greetings(stage: Stage, *, age: int) -> list[str]:
    """What one says at that hour where the customer lives."""
    hour = (stage.at - timedelta(minutes=age)).astimezone(ZoneInfo(stage.telling.customer.timezone)).hour
    hours = "evening" if hour >= EVENING else "morning" if hour < NOON else "hello"
    found: list[str] = stage.words[hours]
    return found


def joined(hello: str, core: str, *, stage: Stage) -> str:
    """Italians go on in small letters after a greeting with a comma; the others begin a sentence."""
    if not hello:
        return core
    small = stage.language == "it" and hello.endswith(",") and not core[1:2].isdigit()
    return f"{hello}\n\n{core[0].lower() + core[1:] if small else core}"


def quotation(before: Sequence[Message], *, stage: Stage, place: int) -> str:
    """Every third answer drags the letter it answers behind it."""
    if not before or before[-1].kind != "reply" or (stage.number + place) % 3:
        return ""
    answered = before[-1]
    moment = (stage.at - timedelta(minutes=answered.age)).astimezone(ZoneInfo(stage.telling.customer.timezone))
    head = stage.words["quoted"].format(
        date=in_words(moment, words=stage.words),
        time=f"{moment:%H:%M}",
        rep=stage.owner.signature[stage.language].splitlines()[0],
        house=stage.house,
    )
    rows = (answered.words + "\n\n" + answered.signature).splitlines()
    return capital(head) + "\n" + "\n".join(f"> {row}".rstrip() for row in rows)


def as_html(text: str) -> str:
    paragraphs = (html.escape(part, quote=False).replace("\n", "<br>") for part in text.split("\n\n"))
    return "<div>" + "".join(f"<p>{part}</p>" for part in paragraphs) + "</div>"


def owned(messages: Sequence[Message], *, stage: Stage) -> int | None:
    """Somebody takes a matter shortly before their first word in it."""
    if stage.telling.stage == "unowned":
        return None
    ours = [message.age for message in messages if message.kind != "received"]
    opened = messages[0].age
    return min(opened - 1, ours[0] + 4) if ours else opened - min(opened // 2, 25)


def resolved(last: Message, *, stage: Stage) -> int:
    """The age at which a matter was closed after its last message, in working time where that has passed."""
    return worked_after(last.age - 9 - stage.number % 20, at=stage.at, zone=stage.owner.timezone)


def returns(messages: Sequence[Message], *, stage: Stage) -> tuple[tuple[int, int], ...]:
    if stage.telling.stage not in ("returned", "settled"):
        return ()
    back = len(messages) - (1 if stage.telling.stage == "returned" else 3)
    return ((max(resolved(messages[back - 1], stage=stage), messages[back].age + 1), messages[back].age),)


def in_words(moment: datetime, *, words: dict[str, Any]) -> str:
    return str(words["date"]).format(day=moment.day, month=words["months"][moment.month - 1])


def pick(ways: Sequence[str], turn: int) -> str:
    return ways[turn % len(ways)]
