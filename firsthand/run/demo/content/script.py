"""A story as it is written down: who says what, with places left for names, goods and days."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from firsthand.run.demo.content.story import Kind, Priority

HERE = Path(__file__).parent

# "customer", "reply", "reply?" (it asks and waits for an answer), "note"; "+3d" says how long after the line before.
SPOKEN = re.compile(r"(customer|reply|note)(\?)?(?:\+(\d+)([mhd]))?")
KINDS: Mapping[str, Kind] = {"customer": "received", "reply": "reply", "note": "note"}
MOST_TELLINGS = 4
MINUTES = {"m": 1, "h": 60, "d": 1440}


@dataclass(frozen=True)
class Line:
    """One utterance; `after` is minutes since the line before, 0 for the usual; files are "photo:…" or "paper:…"."""

    kind: Kind
    words: str
    asks: bool = False
    after: int = 0
    files: tuple[str, ...] = ()
    bare: bool = False


@dataclass(frozen=True)
class Script:
    """A hand-written matter that may happen to up to four customers, each time with other details."""

    key: str
    language: str
    team: str
    subjects: tuple[str, ...]
    tags: tuple[str, ...]
    lines: tuple[Line, ...]
    priority: Priority = "normal"
    vary: Mapping[str, list[str]] = field(default_factory=dict)
    again: str = ""

    @property
    def told_at_most(self) -> int:
        """Four times, or once for each way to begin where nothing else varies."""
        ways = self.lines[0].words.count("|") + 1
        return MOST_TELLINGS if self.vary else min(MOST_TELLINGS, ways)


def scripts(language: str) -> list[Script]:
    """All stories of a language, in the order of their files."""
    paths = sorted((HERE / "stories").glob(f"{language}-*.toml"))
    return [script(raw, language=language) for path in paths for raw in told(path)["stories"]]


def told(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def script(raw: Mapping[str, Any], *, language: str) -> Script:
    return Script(
        key=raw["key"],
        language=language,
        team=raw["team"],
        subjects=tuple(raw["subjects"]),
        tags=tuple(raw["tags"]),
        lines=tuple(line(*spoken) for spoken in raw["thread"]),
        priority=raw.get("priority", "normal"),
        vary=raw.get("vary", {}),
        again=raw.get("again", "").strip(),
    )


def line(spoken: str, words: str, *files: str) -> Line:
    """A text that begins with "!" gets no greeting and no name under it."""
    match = SPOKEN.fullmatch(spoken)
    if match is None:
        raise ValueError(f"Nobody speaks as “{spoken}”.")
    who, asks, count, unit = match.groups()
    after = int(count) * MINUTES[unit] if count else 0
    bare = words.strip().startswith("!")
    return Line(KINDS[who], words.strip().lstrip("!"), asks=bool(asks), after=after, files=files, bare=bare)
