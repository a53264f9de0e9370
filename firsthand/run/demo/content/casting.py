"""Decides which story happens to whom, how far it has come, and how long ago its last word was written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import gcd

from firsthand.run.demo.content.script import MOST_TELLINGS, Line, Script, scripts
from firsthand.run.demo.content.story import Customer

TOLD = {"lt": 180, "it": 88, "bg": 72, "en": 60}

# How many of a hundred conversations stand where; the rest are solved.
SHARES = {"returned": 4, "waiting": 9, "snoozed": 4, "owned": 11, "unowned": 9, "settled": 3}

# What lies open before the representatives, and how many times one story may lie there.
FRESH = ("returned", "waiting", "snoozed", "owned", "unowned")
FRESH_TELLINGS = 2

# What waits for an answer is as old as the desk is honest about: its last word came this part of the promised working
# time ago, in hundredths, so that at any hour of any day a few are late and a few are nearly so.
OWED = ("unowned", "owned", "returned")

# The youngest and the oldest last word in minutes (of what is owed in hundredths of the promise), and how strongly ages
# crowd towards the young end.
AGES = {
    "unowned": (2, 101, 1.2),
    "owned": (5, 112, 1.1),
    "waiting": (70, 14_000, 1.5),
    "snoozed": (700, 16_000, 1.2),
    "returned": (8, 98, 1.1),
    "settled": (4_000, 300_000, 1.6),
    "solved": (95, 508_000, 2.2),
}


@dataclass(frozen=True)
class Telling:
    """One story, told about one customer; `turn` says which time it is told, `number` is unlike any other's."""

    script: Script
    customer: Customer
    turn: int
    number: int
    stage: str = "solved"
    last: int = 0


def tellings(language: str, *, customers: Sequence[Customer], first_number: int) -> list[Telling]:
    """Every telling in a language with its stage and age."""
    staged = with_stages(dealt(language, customers=customers, first_number=first_number))
    return [aged for stage in AGES for aged in with_ages([one for one in staged if one.stage == stage])]


def dealt(language: str, *, customers: Sequence[Customer], first_number: int) -> list[Telling]:
    """All stories once, then all a second time, until enough is told; customers in leaps."""
    told = scripts(language)
    rounds = [(script, turn) for turn in range(MOST_TELLINGS) for script in told if turn < script.told_at_most]
    step = stride(len(customers))
    return [
        Telling(script, customers[place * step % len(customers)], turn, first_number + place)
        for place, (script, turn) in enumerate(rounds[: TOLD[language]])
    ]


def with_stages(dealt: Sequence[Telling]) -> list[Telling]:
    """Each telling at a stage; nobody sees the same story twice in one list, nor often on one morning."""
    left = {stage: round(len(dealt) * share / 100) for stage, share in SHARES.items()}
    seen: Counter[tuple[str, str]] = Counter()
    step = stride(len(dealt))
    staged = []
    for place in range(len(dealt)):
        one = dealt[place * step % len(dealt)]
        stage = next(
            (stage for stage in left if left[stage] and may_stand(one.script, stage=stage, seen=seen)), "solved"
        )
        left[stage] = left.get(stage, 0) - 1
        seen.update([(one.script.key, stage), (one.script.key, "fresh" if stage in FRESH else "old")])
        staged.append(replace(one, stage=stage))
    return staged


def may_stand(script: Script, *, stage: str, seen: Counter[tuple[str, str]]) -> bool:
    often = stage in FRESH and seen[script.key, "fresh"] == FRESH_TELLINGS
    return fits(script, stage=stage) and not often and not seen[script.key, stage]


def fits(script: Script, *, stage: str) -> bool:
    """Only a story with a way back can return, and only one that asks can wait for an answer."""
    if stage in ("returned", "settled"):
        return bool(script.again)
    if stage in ("waiting", "snoozed"):
        return any(line.asks for line in script.lines)
    return True


def with_ages(same: Sequence[Telling]) -> list[Telling]:
    return [
        replace(one, last=age(one, part=spread(one, count=len(same), place=place))) for place, one in enumerate(same)
    ]


def spread(one: Telling, *, count: int, place: int) -> float:
    """A part between 0 and 1; languages of different sizes never fall on the same minute."""
    return (place + 0.2 + one.number % 7 / 12) / count


def age(one: Telling, *, part: float) -> int:
    youngest, oldest, crowding = AGES[one.stage]
    return int(youngest + oldest * part**crowding)


def stride(count: int) -> int:
    """A step that visits every place once and jumps far (golden section)."""
    step = max(1, round(count * 0.618))
    while gcd(step, count) != 1:
        step += 1
    return step


def spoken(one: Telling) -> list[Line]:
    """The part of the thread that has been said by now, without what is added around it."""
    lines = list(one.script.lines)
    if one.stage == "unowned":
        return lines[:1]
    if one.stage in ("waiting", "snoozed"):
        asking = [place for place, line in enumerate(lines) if line.asks]
        return lines[: asking[-1] + 1]
    if one.stage == "owned":
        return lines[: unanswered(lines, turn=one.turn + one.number) + 1]
    return lines


def unanswered(lines: Sequence[Line], *, turn: int) -> int:
    """The place of a customer's message that still waits for its answer."""
    places = [place for place, line in enumerate(lines[:-1]) if line.kind == "received"]
    later = places[1:] or places
    return later[turn % len(later)] if turn % 4 else places[0]
