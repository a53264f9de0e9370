"""A line of search: plain words, and filters such as `owner:me tag:billing after:2026-09`. Pure.

The names of filters and their fixed values are known in every language of the workspace, kept in English, and said to
each reader as they would type them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

# In this order, each once; what stands behind is understood as well.
LANGUAGES = ("en", "lt", "it", "bg")
NAMES = {
    "owner": "owner savininkas responsabile отговорник",
    "team": "team komanda squadra екип",
    "inbox": "inbox dėžutė casella кутия",
    "tag": "tag žyma etichetta етикет",
    "is": "is yra è е",
    "priority": "priority svarba priorità важност",
    "from": "from klientas cliente клиент",
    "language": "language kalba lingua език",
    "has": "has turi ha има",
    "after": "after po dopo след",
    "before": "before prieš prima преди",
}
VALUES = {
    "me": "me aš io аз",
    "none": "none niekas nessuno никой",
    "mine": "mine mano mia моят",
    "open": "open atviras aperto отворен",
    "waiting": "waiting laukia attesa чака",
    "snoozed": "snoozed atidėtas rimandato отложен",
    "resolved": "resolved išspręstas risolto решен",
    "late": "late vėluoja ritardo закъснял",
    "reopened": "reopened grįžęs riaperto върнат",
    "held": "held sulaikytas trattenuto задържан spam brukalas спам",
    "file": "file failas file файл",
    "note": "note pastaba nota бележка",
    "low": "low žema bassa ниска",
    "normal": "normal įprasta normale обикновена",
    "high": "high aukšta alta висока",
    "urgent": "urgent skubu urgente спешна",
    "today": "today šiandien oggi днес",
    "yesterday": "yesterday vakar ieri вчера",
}
# What of these stands behind which filter; the others take words of their own (a name, a day).
FIXED = {
    "is": frozenset("open waiting snoozed resolved late reopened held".split()),
    "priority": frozenset("low normal high urgent".split()),
    "has": frozenset("file note".split()),
}
# Behind these a word of ours may stand, or a name, or a day.
MEANT = FIXED | {
    "owner": frozenset(("me", "none")),
    "team": frozenset(("mine",)),
    "after": frozenset(("today", "yesterday")),
    "before": frozenset(("today", "yesterday")),
}
KNOWN_NAMES = {word: name for name, words in NAMES.items() for word in words.split()}
KNOWN_VALUES = {word: value for value, words in VALUES.items() for word in words.split()}
TOKEN = re.compile(r"(?P<not>-?)(?P<name>[^\W\d_]+):(?:\"(?P<quoted>[^\"]*)\"?|(?P<plain>\S*))|\S+")
LONGEST = 200
MOST = 20


@dataclass(frozen=True)
class Filter:
    """What a conversation must be, or with `negated` must not be."""

    name: str
    value: str
    negated: bool = False

    def __str__(self) -> str:
        return self.said_in(LANGUAGES[0])

    def said_in(self, language: str) -> str:
        """As one types it in this language; in English where the language has no words of its own."""
        said = VALUES[self.value] if self.value in MEANT.get(self.name, ()) else ""
        value = _of(said, language) if said else self.value
        quoted = f'"{value}"' if " " in value or not value else value
        return f"{'-' if self.negated else ''}{_of(NAMES[self.name], language)}:{quoted}"


@dataclass(frozen=True)
class Asked:
    """The words to be found, and the filters; each filter stands once."""

    words: str = ""
    filters: tuple[Filter, ...] = ()

    def __str__(self) -> str:
        return self.said_in(LANGUAGES[0])

    def said_in(self, language: str) -> str:
        """The line again: what is clicked and what is typed are the same."""
        return " ".join(filter(None, [*(one.said_in(language) for one in self.filters), self.words]))

    def with_filter(self, one: Filter) -> "Asked":
        """The same, narrowed by one more; of owner, team, inbox and the like the newest counts."""
        kept = [each for each in self.filters if each.name != one.name or each.name == "tag"]
        return replace(self, filters=_once([*kept, one]))

    def without(self, one: Filter) -> "Asked":
        """The same without this filter."""
        return replace(self, filters=tuple(each for each in self.filters if each != one))

    @property
    def is_of_held(self) -> bool:
        """Whether only what is held back is asked for."""
        return Filter("is", "held") in self.filters

    def value(self, name: str) -> str:
        """The value of the first filter of this name, or nothing."""
        return next((each.value for each in self.filters if each.name == name and not each.negated), "")


def read_line(line: str) -> Asked:
    """What was typed, understood; a colon behind a word that is no filter leaves it a word."""
    words: list[str] = []
    filters: list[Filter] = []
    for found in TOKEN.finditer(line[:LONGEST]):
        one = _filter(found)
        filters.append(one) if one else words.append(found[0])
    # A last word without a space behind it is still being typed, and the index must know.
    open_end = " " if words and line[:LONGEST].endswith(" ") else ""
    return Asked(" ".join(words) + open_end, _once(filters[:MOST]))


def _filter(found: "re.Match[str]") -> Filter | None:
    name = KNOWN_NAMES.get((found["name"] or "").lower())
    value = (found["quoted"] if found["quoted"] is not None else found["plain"] or "").strip()
    if name is None or not value:
        return None
    known = KNOWN_VALUES.get(value.lower(), value)
    if known not in MEANT.get(name, ()):
        known = value
    if name in FIXED and known not in FIXED[name]:
        return None
    return Filter(name, known, bool(found["not"]))


def _of(said: str, language: str) -> str:
    return said.split()[LANGUAGES.index(language) if language in LANGUAGES else 0]


def _once(filters: Iterable[Filter]) -> tuple[Filter, ...]:
    return tuple(dict.fromkeys(filters))
