"""The counts of words: read for a letter, moved by a lesson."""

import time
from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.db import connection
from django.db.models import Q

from firsthand.channels.email.models import SpamWord
from firsthand.channels.email.spam.chances import Counts

# The empty word counts the letters themselves.
LETTERS = ""
MOST_WORDS = 60_000
# How many letters were learnt is asked once a minute, so that an untrained filter costs a letter no statement.
KEPT_FOR = 60  # seconds

ADDED = """
INSERT INTO email_spamword (word, spam, good) VALUES (%s, %s, %s)
ON CONFLICT (word) DO UPDATE SET spam = email_spamword.spam + excluded.spam, good = email_spamword.good + excluded.good
"""
TAKEN = """
UPDATE email_spamword
SET spam = CASE WHEN spam > %s THEN spam - %s ELSE 0 END, good = CASE WHEN good > %s THEN good - %s ELSE 0 END
WHERE word = %s
"""


def learnt_lately() -> Counts:
    """How many letters of either kind were learnt, as of a minute ago at most."""
    return _learnt(int(time.monotonic() // KEPT_FOR))


@lru_cache(maxsize=1)
def _learnt(minute: int) -> Counts:
    return learnt_now()


def learnt_now() -> Counts:
    """How many letters of either kind were learnt."""
    return counts_of([LETTERS]).get(LETTERS, Counts())


def counts_of(words: Sequence[str]) -> Mapping[str, Counts]:
    """The counts of those of these words that are known, in one statement."""
    found = SpamWord.objects.filter(word__in=words).values_list("word", "spam", "good")
    return {word: Counts(spam, good) for word, spam, good in found}


def add_to_counts(words: Sequence[str], *, is_spam: bool) -> None:
    """One more letter in which these stood."""
    spam, good = (1, 0) if is_spam else (0, 1)
    _each(ADDED, [(word, spam, good) for word in _in_order(words)])


def take_from_counts(words: Sequence[str], *, is_spam: bool) -> None:
    """One letter less."""
    spam, good = (1, 0) if is_spam else (0, 1)
    _each(TAKEN, [(spam, spam, good, good, word) for word in _in_order(words)])
    SpamWord.objects.filter(word__in=[*words, LETTERS], spam=0, good=0).delete()


def forget_rare_words() -> None:
    """At most 60,000 words stay: those that were met once go, then those met twice."""
    for most in (1, 2, 4, 8):
        if SpamWord.objects.count() <= MOST_WORDS:
            return
        SpamWord.objects.filter(Q(spam__lte=most), Q(good__lte=most)).exclude(word=LETTERS).delete()


def _in_order(words: Sequence[str]) -> list[str]:
    # In one order always: two lessons at a time must not wait for each other's words.
    return sorted({*words, LETTERS})


def _each(statement: str, values: Sequence[tuple[int | str, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
    _learnt.cache_clear()
