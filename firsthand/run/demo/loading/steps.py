"""What was done in a conversation, by whom and when: the story as a row of acts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from firsthand.conversations.rules.states import Priority
from firsthand.journal.actor import HOUSE, Acts
from firsthand.run.demo.content.story import Conversation, Message
from firsthand.run.demo.loading.cast import Cast
from firsthand.team.models import Representative

Verb = Literal[
    "receive",
    "acknowledge",
    "move",
    "own",
    "assign",
    "prioritise",
    "tag",
    "reply",
    "note",
    "resolve",
    "snooze",
    "bounce",
]

PRIORITIES = {"low": Priority.LOW, "normal": Priority.NORMAL, "high": Priority.HIGH, "urgent": Priority.URGENT}
SAID: dict[str, Verb] = {"received": "receive", "reply": "reply", "note": "note"}

ACKNOWLEDGED_AFTER = timedelta(seconds=11)
SNOOZED_AFTER = timedelta(minutes=6)
# Whoever takes a matter up sorts it first.
MOVED, PRIORITISED, TAGGED = (timedelta(seconds=before) for before in (25, 12, 6))
TOUCHED_WITHIN = timedelta(minutes=7)
GIVEN_BY_LEAD_ONE_IN = 5
HANDED_ON_ONE_IN = 19
TIME_TO_HAND_ON = timedelta(minutes=3)


@dataclass(frozen=True)
class Step:
    """One act: `given` is what it acts with: words, a team, a colleague, a time."""

    at: datetime
    verb: Verb
    by: Acts = HOUSE
    given: Any = None

    @property
    def somebody(self) -> Representative:
        """Who acted, where only a representative can."""
        if not isinstance(self.by, Representative):
            raise TypeError(f"Only a representative can {self.verb}.")
        return self.by


def opened_at(told: Conversation, *, number: int, at: datetime) -> datetime:
    """When its first letter came."""
    return moment(told.messages[0].age, number=number, at=at)


def moment(age: int, *, number: int, at: datetime) -> datetime:
    """The time of an age in minutes; each conversation has its own second, so that nothing comes in step."""
    return at - timedelta(minutes=age) + timedelta(seconds=number * 37 % 50)


def steps_of(told: Conversation, *, number: int, cast: Cast, at: datetime) -> list[Step]:
    """All acts in the order in which they were done."""
    course = Course(told, number, cast, at)
    found = [*course.taking_up(), *course.letters(), *course.endings()]
    return sorted(found, key=lambda step: step.at)


@dataclass(frozen=True)
class Course:
    """One conversation of the story, with what is needed to say when and by whom something was done in it."""

    told: Conversation
    number: int
    cast: Cast
    at: datetime

    def moment(self, age: int) -> datetime:
        return moment(age, number=self.number, at=self.at)

    @property
    def owner(self) -> Representative | None:
        return self.cast.staff.rows[self.told.owner] if self.told.owner else None

    @property
    def opened(self) -> datetime:
        return self.moment(self.told.messages[0].age)

    @property
    def touched(self) -> datetime:
        """When somebody first looked at it: took it, or sorted it into its team."""
        if self.told.owned_age is not None:
            return self.moment(self.told.owned_age)
        return self.opened + min(TOUCHED_WITHIN, (self.at - self.opened) / 2)

    def letters(self) -> Iterator[Step]:
        yield Step(self.opened + ACKNOWLEDGED_AFTER, "acknowledge")
        for message in self.told.messages:
            yield Step(self.moment(message.age), SAID[message.kind], self.author(message), message)

    def author(self, message: Message) -> Acts:
        if message.kind == "received":
            return self.cast.customers[message.author]
        return self.cast.staff.rows[message.author]

    def taking_up(self) -> Iterator[Step]:
        """It is sorted, then somebody owns it."""
        yield from self.sorting()
        if self.owner is None or self.told.owned_age is None:
            return
        if self.is_handed_on:
            yield Step(self.touched, "own", self.mate)
            yield Step(self.touched + (self.first_word - self.touched) / 2, "assign", self.mate, self.owner)
        elif self.is_given:
            yield Step(self.touched, "assign", self.lead, self.owner)
        else:
            yield Step(self.touched, "own", self.owner)

    def sorting(self) -> Iterator[Step]:
        inbox = self.cast.house.inboxes[self.told.inbox]
        team = self.cast.house.teams[self.told.team]
        if team != inbox.team:
            yield Step(max(self.touched - MOVED, self.opened), "move", self.door, team)
        sorter = self.owner or self.door_in(self.told.team)
        if self.told.priority != "normal":
            yield Step(
                max(self.touched - PRIORITISED, self.opened), "prioritise", sorter, PRIORITIES[self.told.priority]
            )
        yield Step(max(self.touched - TAGGED, self.opened), "tag", sorter, self.told.tags)

    @property
    def door(self) -> Representative:
        """Who reads the inbox: the owner where they may, else a colleague of the inbox's team."""
        inbox = self.cast.house.inboxes[self.told.inbox]
        return self.door_in(next(key for key, team in self.cast.house.teams.items() if team == inbox.team))

    def door_in(self, team: str) -> Representative:
        able = self.cast.staff.able(team=team, language=self.told.language)
        mine = [one for one in able if one == self.owner]
        return mine[0] if mine else able[self.number % len(able)]

    @property
    def lead(self) -> Representative:
        return self.cast.staff.leads[self.told.team]

    @property
    def mate(self) -> Representative:
        """A colleague of the team who speaks the language too."""
        able = self.cast.staff.able(team=self.told.team, language=self.told.language)
        others = [one for one in able if one != self.owner]
        return others[self.number % len(others)] if others else self.lead

    @property
    def is_given(self) -> bool:
        return self.number % GIVEN_BY_LEAD_ONE_IN == 2 and self.lead != self.owner

    @property
    def is_handed_on(self) -> bool:
        """Whether a colleague had it first; only where there was time for it before our first word."""
        return (
            self.number % HANDED_ON_ONE_IN == 4
            and self.mate != self.owner
            and self.first_word - self.touched > TIME_TO_HAND_ON
        )

    @property
    def first_word(self) -> datetime:
        ours = [message.age for message in self.told.messages if message.kind != "received"]
        return self.moment(ours[0]) if ours else self.at

    def endings(self) -> Iterator[Step]:
        owner = self.owner or HOUSE
        for resolved, _returned in self.told.returns:
            yield Step(self.moment(resolved), "resolve", owner)
        if self.told.resolved_age is not None:
            yield Step(self.moment(self.told.resolved_age), "resolve", owner)
        if self.told.snoozed_for is not None:
            last = self.moment(self.told.messages[-1].age)
            when = last + min(SNOOZED_AFTER, (self.at - last) / 2)
            yield Step(when, "snooze", owner, self.at + timedelta(minutes=self.told.snoozed_for))
