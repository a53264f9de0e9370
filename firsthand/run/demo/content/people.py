"""Who is who: the representatives of the house and the customers who write to it."""

from typing import Any

from firsthand.run.demo.content.forms import addressed, called, introduced, mailbox
from firsthand.run.demo.content.looks import customer_face
from firsthand.run.demo.content.script import HERE, told
from firsthand.run.demo.content.story import Customer, Face, Gender, Representative

LANGUAGES = ("lt", "it", "bg", "en")
FORMAL_OF_FIVE = 3


def representatives(house: dict[str, Any]) -> tuple[Representative, ...]:
    branches = {branch["key"]: branch for branch in house["branches"]}
    return tuple(representative(raw, house=house, branch=branches[raw["branch"]]) for raw in house["representatives"])


def representative(raw: dict[str, Any], *, house: dict[str, Any], branch: dict[str, Any]) -> Representative:
    native = house["cyrillic"].get(raw["key"], raw["name"])
    names = {language: native if language == "bg" else raw["name"] for language in LANGUAGES}
    return Representative(
        key=raw["key"],
        name=raw["name"],
        gender=raw["gender"],
        email=mailbox(raw["name"], domain=house["house"]["domain"]),
        role=raw["role"],
        language=branch["language"],
        languages=tuple(raw["languages"]),
        branch=raw["branch"],
        timezone=branch["timezone"],
        teams=tuple(raw["teams"]),
        skills=tuple(raw["skills"]),
        signature={language: house["signatures"][language].format(name=name) for language, name in names.items()},
        called=raw["called"],
        face=Face(**raw["face"]),
    )


def customers(language: str) -> tuple[Customer, ...]:
    """Everybody who writes in a language, in the order of their file."""
    raw = told(HERE / "customers" / f"{language}.toml")
    lines = raw["people"].strip().splitlines()
    return tuple(customer(line, raw=raw, language=language, place=place) for place, line in enumerate(lines))


def customer(line: str, *, raw: dict[str, Any], language: str, place: int) -> Customer:
    words, gender, town = split(line)
    first = words.split(" ")[0]
    formal = place % 5 < FORMAL_OF_FIVE
    return Customer(
        key=mailbox(words, domain=language),
        name=words,
        first=first,
        gender=gender,
        vocative=addressed(words, gender=gender, language=language) if formal else called(first, language=language),
        preferred=introduced(words, gender=gender, language=language) if formal else first,
        email=mailbox(words, domain=raw["domains"][place % len(raw["domains"])]),
        language=language,
        timezone=raw.get("timezones", {}).get(town, raw["timezone"]),
        town=town,
        face=customer_face(gender, place=place),
    )


def split(line: str) -> tuple[str, Gender, str]:
    gender: Gender = "f" if " f " in line else "m"
    name, town = line.split(f" {gender} ")
    return name, gender, town
