"""What a screen can look at: short names such as `conversation:12`, `team:3` or `desk`. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

EVERYTHING = "*"  # told to all screens when messages of another process may have been missed
WATCHED_AT_MOST = 500
LOOKED_AT = (
    2 * WATCHED_AT_MOST
)  # names of one asking: fifteen thousand fit into it, and each takes its time of the loop

_TOPIC = re.compile(r"[a-z][a-z_]{0,30}(:[0-9]{1,18})?")  # eighteen digits fit into the databases' integers
_CONTROLS = ("account", "session", "visit", "errands", "here", "looked", "moved", "begun")


def is_topic(name: str) -> bool:
    """Whether this is how something to look at is written: a word, and perhaps a colon and a number."""
    return _TOPIC.fullmatch(name) is not None


def is_control(topic: str) -> bool:
    """Whether the topic steers sockets or workers; no screen may watch such a one."""
    return topic.partition(":")[0] in _CONTROLS


def number_of(topic: str, kind: str) -> int:
    """The number of a topic of this kind, else 0."""
    name, _, number = topic.partition(":")
    return int(number) if name == kind and number.isdecimal() else 0


def watchable(names: Iterable[str]) -> list[str]:
    """The names that a screen may ask for at all, each once, at most 500."""
    asked = dict.fromkeys(name for name in islice(names, LOOKED_AT) if is_topic(name) and not is_control(name))
    return list(asked)[:WATCHED_AT_MOST]


def in_letters(topics: Collection[str], *, bytes_at_most: int) -> Iterator[str]:
    """The topics joined by spaces in letters of limited length (PostgreSQL refuses a NOTIFY of 8000 bytes)."""
    letter = ""
    for topic in topics:
        if letter and len(letter) + 1 + len(topic) > bytes_at_most:
            yield letter
            letter = ""
        letter = f"{letter} {topic}" if letter else topic
    if letter:
        yield letter
