"""What a screen may say on its socket, and the answers. Pure."""

import json
from dataclasses import dataclass
from math import isfinite
from typing import Any, NoReturn

HOW = 'Send {"watch": ["conversation:12"]} or {"ping": 1}.'


@dataclass(frozen=True)
class Watch:
    topics: list[str]


@dataclass(frozen=True)
class Ping:
    words: Any  # anything that JSON can carry comes back as it was


@dataclass(frozen=True)
class Unclear:
    sentence: str


Said = Watch | Ping | Unclear


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
    if not isinstance(topics := said.get("watch"), list) or not all(isinstance(topic, str) for topic in topics):
        return Unclear(f"Nothing here to do. {HOW}")
    return Watch(topics)


def written(**words: Any) -> str:
    """An answer as it goes over the wire."""
    return json.dumps(words, separators=(",", ":"))


def _finite(number: str) -> float:
    # 1e999 is written as a number and read as infinity, which no answer in JSON can carry.
    return found if isfinite(found := float(number)) else _refuse(number)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON (RFC 8259)")
