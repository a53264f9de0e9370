"""Tells the whole story of the demo organisation as it stands at a moment."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from firsthand.run.demo.content.casting import OWED, TOLD, Telling, tellings
from firsthand.run.demo.content.compose import Stage, conversation
from firsthand.run.demo.content.hours import age_of_promise
from firsthand.run.demo.content.people import LANGUAGES, customers, representatives
from firsthand.run.demo.content.script import HERE, told
from firsthand.run.demo.content.story import (
    Branch,
    Conversation,
    Customer,
    House,
    Inbox,
    Representative,
    SavedReply,
    SavedView,
    Story,
    Team,
    TourLetter,
)

A_TUESDAY = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
ADMINISTRATOR_ANSWERS_ONE_IN = 9


def load_story(at: datetime = A_TUESDAY) -> Story:
    """Everything, with ages counted back from `at`; hours of the day and weekdays in the letters fit that moment."""
    at = at.astimezone(UTC)
    house = told(HERE / "house.toml")
    people = {language: customers(language) for language in LANGUAGES}
    staff = representatives(house)
    conversations = tuple(told_at(at, house=house, staff=staff, people=people))
    return Story(
        house=House(**house["house"]),
        branches=tuple(Branch(**raw | {"holidays": tuple(raw["holidays"])}) for raw in house["branches"]),
        teams=tuple(Team(**raw) for raw in house["teams"]),
        inboxes=tuple(Inbox(**raw) for raw in house["inboxes"]),
        skills=tuple(sorted({skill for one in staff for skill in one.skills})),
        representatives=staff,
        customers=tuple(customer for language in LANGUAGES for customer in people[language]),
        tags=tuple(sorted({tag for one in conversations for tag in one.tags})),
        saved_replies=tuple(SavedReply(**raw) for raw in house["saved_replies"]),
        views=tuple(SavedView(**raw) for raw in house["views"]),
        tour_letter=TourLetter(**house["tour_letter"]),
        conversations=conversations,
    )


def told_at(
    at: datetime, *, house: dict[str, Any], staff: Sequence[Representative], people: dict[str, tuple[Customer, ...]]
) -> list[Conversation]:
    """The conversations in the order in which their first messages came."""
    words = told(HERE / "words.toml")
    found = [
        conversation(staged(telling, at=at, house=house, staff=staff, words=words[language]))
        for language, first_number in numbered()
        for telling in tellings(language, customers=people[language], first_number=first_number)
    ]
    return sorted(found, key=lambda one: (-one.messages[0].age, one.key))


def numbered() -> list[tuple[str, int]]:
    """Each language with the number of its first telling, so that no two tellings share one."""
    counts = [TOLD[language] for language in LANGUAGES]
    return [(language, sum(counts[:place])) for place, language in enumerate(LANGUAGES)]


def staged(
    telling: Telling, *, at: datetime, house: dict[str, Any], staff: Sequence[Representative], words: dict[str, Any]
) -> Stage:
    owner = answering(telling, staff=staff)
    mates = [one for one in staff if telling.script.language in one.languages and one is not owner]
    near = [one for one in mates if one.branch == owner.branch] or mates
    return Stage(
        telling=aged(telling, at=at, house=house),
        owner=owner,
        mate=near[telling.number % len(near)],
        words=words,
        house=house["house"]["name"],
        at=at,
    )


def aged(telling: Telling, *, at: datetime, house: dict[str, Any]) -> Telling:
    """What is owed is as old as its part of the promise; the rest as old as it was said to be."""
    if telling.stage not in OWED:
        return telling
    inbox = next(one for one in house["inboxes"] if one["language"] == telling.script.language)
    branch = next(one for one in house["branches"] if one["key"] == inbox["branch"])
    worked = telling.last * inbox["answer_within"] / 100
    return replace(telling, last=age_of_promise(worked, at=at, branch=branch, seed=telling.number))


def answering(telling: Telling, *, staff: Sequence[Representative]) -> Representative:
    """Somebody of the team who speaks the language, nearest to the customer; the administrator answers seldom."""
    able = [one for one in staff if telling.script.team in one.teams and telling.script.language in one.languages]
    near = [one for one in able if one.timezone == telling.customer.timezone] or able
    if telling.number % ADMINISTRATOR_ANSWERS_ONE_IN:
        near = [one for one in near if one.role != "administrator"] or near
    return near[telling.number // 2 % len(near)]
