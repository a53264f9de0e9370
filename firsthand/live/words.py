"""What a screen may say on its socket, and the answers. Pure."""

import json
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from typing import Any, NoReturn

from firsthand.live.marks import How

HOW = 'Send {"watch": ["conversation:12"]} or {"ping": 1}.'
LARGEST = 10**18  # eighteen digits fit into the databases' integers


@dataclass(frozen=True)
class Watch:
    """`build` is the version that the page is of, and `since` the moment up to which it knows everything, if it says so."""

    topics: list[str]
    build: str = ""
    since: float | None = None


@dataclass(frozen=True)
class Here:
    """The person before the screen is in this conversation, or in none."""

    conversation: int | None
    how: How = How.READING


@dataclass(frozen=True)
class Ping:
    words: Any  # anything that JSON can carry comes back as it was


@dataclass(frozen=True)
class Unclear:
    sentence: str


Said = Watch | Here | Ping | Unclear


def understood(text: str) -> Said:
    """What the screen said; never an error, whatever it sent."""
    try:
        said = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        return Unclear(f"This is not JSON. {HOW}")
    if not isinstance(said, dict):
        return Unclear(f"This is not a JSON object. {HOW}")
    return _meant(said)


def _meant(said: dict[str, Any]) -> Said:
    if "ping" in said:
        return Ping(said["ping"])
    if "here" in said:
        return _where(said["here"])
    if not isinstance(topics := said.get("watch"), list) or not all(isinstance(topic, str) for topic in topics):
        return Unclear(f"Nothing here to do. {HOW}")
    return Watch(topics, str(said.get("build", "")), _moment(said.get("since")))


def _moment(said: Any) -> float | None:
    return float(said) if isinstance(said, int | float) and not isinstance(said, bool) and 0 <= said < LARGEST else None


def _where(said: Any) -> Said:
    match said:
        case None:
            return Here(None)
        case {"conversation": int(number), "how": "reading" | "writing" as how} if 0 < number < LARGEST:
            return Here(number, How(how))
    return Unclear('This is nowhere. Send {"here": {"conversation": 12, "how": "reading"}} or {"here": null}.')


@lru_cache(maxsize=512)
def changed_words(changed: tuple[str, ...]) -> str:
    """What hundreds of screens are told at once is written once."""
    return written(changed=changed)


def written(**words: Any) -> str:
    """An answer as it goes over the wire."""
    return json.dumps(words, separators=(",", ":"))


def _finite(number: str) -> float:
    # 1e999 is written as a number and read as infinity, which no answer in JSON can carry.
    return found if isfinite(found := float(number)) else _refuse(number)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON (RFC 8259)")
