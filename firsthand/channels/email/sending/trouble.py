"""Why a letter did not leave: a code for whoever wrote it, and what the server said."""

from django.utils.text import capfirst

from firsthand.channels.email.reading.reasons import STATUS, verdict
from firsthand.people.rules.failures import Why, in_words


class NotTaken(Exception):
    """The letter was not taken. `words` are the server's own, if it said any; `why` is a code that readers are told."""

    def __init__(self, words: str = "", *, why: str = "") -> None:
        super().__init__(words or in_words(why))
        self.words, self.why = words, why

    @property
    def sentence(self) -> str:
        """What stands alone: the reason, as far as it is known, and the server's own words."""
        reason = capfirst(in_words(self.why))
        return f"{reason}: {self.words}" if reason and self.words else self.words or f"{reason}."


class NotYet(NotTaken):
    """It may be taken later."""


class Never(NotTaken):
    """It was refused for good (RFC 5321 4.2.1: 5yz)."""


def why_refused(words: str) -> str:
    """The code of the reason that a server's answer gives; empty where it only says that it is so."""
    status = STATUS.search(words)
    reason = verdict(status=status[0] if status else "", words=words).reason
    return "" if reason in (Why.REFUSED, Why.LATER) else reason
