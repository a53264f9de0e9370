"""The words of a letter by which it is known: through the analyser of search, each once. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.search.words import words_of

MOST = 300
LONGEST_TEXT = 12_000
LONGEST_WORD = 40
HOST = re.compile(r"https?://([^/\s\"'<>?#:]+)", re.IGNORECASE)
# What stands before a colon says where the word stood; words have none.
SUBJECT, SENDER, LINK = "subject:", "from:", "link:"


@dataclass(frozen=True)
class Written:
    """What is looked at in a letter."""

    subject: str
    text: str
    html: str
    sender: str

    @classmethod
    def of(cls, letter: Incoming | Message) -> "Written":
        """The same of a letter that is read just now and of the message that it became."""
        sender = letter.sender.address if isinstance(letter, Incoming) else letter.sender_address
        return cls(letter.subject, letter.text, letter.html, sender)


def vocabulary(written: Written) -> tuple[str, ...]:
    """At most 300 different words: those of the subject, the sender, the links, then those of the text from its top."""
    found = dict.fromkeys(_all(written))
    return tuple(islice(found, MOST))


def _all(written: Written) -> Iterable[str]:
    domain = written.sender.rpartition("@")[2].lower()
    if domain:
        yield f"{SENDER}{domain[:LONGEST_WORD]}"
    for word in _plain(written.subject):
        yield f"{SUBJECT}{word}"
    for host in HOST.findall((written.html or written.text)[: 4 * LONGEST_TEXT])[:50]:
        yield f"{LINK}{host.lower()[-LONGEST_WORD:]}"
    yield from _plain(written.text[:LONGEST_TEXT])


def _plain(text: str) -> Iterable[str]:
    return (word.whole for word in words_of(text) if len(word.whole) > 2 and not word.whole.isdecimal())
