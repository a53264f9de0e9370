"""Why a letter did not arrive, and whether for good: by status, then by words."""

import pytest

from firsthand.channels.email.reading.reasons import BY_STATUS, HARD, verdict
from firsthand.channels.email.reading.wordings import CLEAR, OF_THE_ADDRESS, VAGUE
from firsthand.people.rules.failures import Why


@pytest.mark.parametrize(
    ("status", "words", "reason", "kind"),
    [
        ("5.1.1", "", "nobody", "hard"),
        ("5.1.2", "", "no-host", "hard"),
        ("5.1.10", "", "no-host", "hard"),
        ("5.2.1", "", "closed", "hard"),
        ("5.2.2", "", "full", "soft"),
        ("5.3.4", "", "too-large", "soft"),
        ("5.4.7", "", "expired", "soft"),
        ("5.7.1", "", "blocked", "soft"),
        ("5.7.26", "", "unproven", "soft"),
        ("4.4.1", "", "unreachable", "soft"),
        # Words win where the status says little, or names another thing than they do.
        ("5.0.0", "550 no such user", "nobody", "hard"),
        ("5.7.1", "550 no such user", "nobody", "hard"),
        ("5.7.1", "554 Relay access denied", "relaying", "soft"),
        ("5.1.1", "mailbox full", "full", "soft"),
        ("5.1.0", "sender address rejected", "sender", "soft"),
        ("", "552 mailbox full", "full", "soft"),
        ("", "550 greylisted, try again later", "later", "soft"),
        # The status decides where the words say two things.
        ("5.1.1", "user unknown, or mailbox full", "nobody", "hard"),
        ("5.2.2", "user unknown, or mailbox full", "full", "soft"),
        # What was tried to the end and is still nobody is nobody.
        ("4.1.1", "450 user unknown", "nobody", "hard"),
        ("4.2.2", "452 mailbox full", "full", "soft"),
        ("4.0.0", "", "later", "soft"),
        # A refusal for good without any reason.
        ("5.0.0", "", "refused", "hard"),
        ("", "550 no", "refused", "hard"),
        ("", "450 no", "later", "soft"),
    ],
)
def test_the_verdict(status, words, reason, kind):
    found = verdict(status=status, words=words)
    assert (found.reason, found.kind) == (reason, kind)


def test_words_around_the_machines_own_count_only_where_those_say_nothing():
    assert verdict(status="5.1.1", words="", around="scanned for spam").reason == "nobody"
    assert verdict(status="5.0.0", words="550 no", around="mailbox full").reason == "full"


def test_every_reason_has_words_for_people():
    named = {reason for _pattern, reason in BY_STATUS} | {
        reason for table in (CLEAR, OF_THE_ADDRESS, VAGUE) for reason, _pattern in table
    }
    assert named | HARD | {"later", "refused"} <= set(Why.values)
