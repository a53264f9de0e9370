"""Enclosed letters and invitations as they are kept beside their message."""

from datetime import date, datetime
from typing import Any

from firsthand.conversations.rules.incoming import EnclosedLetter, Invitation, Party


def kept_letter(letter: EnclosedLetter) -> dict[str, Any]:
    """The letter as JSON."""
    return {
        "from": kept_party(letter.sender),
        "to": [kept_party(each) for each in letter.to],
        "subject": letter.subject,
        "at": letter.written_at.isoformat() if letter.written_at else None,
        "text": letter.text,
        "depth": letter.depth,
    }


def kept_invitation(invitation: Invitation) -> dict[str, Any]:
    """The invitation as JSON; times in ISO 8601, without an offset where the letter names no zone."""
    return {
        "uid": invitation.uid,
        "method": invitation.method,
        "what": invitation.what,
        "where": invitation.where,
        "about": invitation.about,
        "starts": invitation.starts.isoformat(),
        "ends": invitation.ends.isoformat() if invitation.ends else None,
        "organiser": kept_party(invitation.organiser),
        "repeats": invitation.repeats,
        "every": invitation.every,
        "is_cancelled": invitation.is_cancelled,
        "answer": invitation.answer,
    }


def kept_party(party: Party) -> dict[str, str]:
    return {"address": party.address, "name": party.name}


def day_or_moment(kept: str | None) -> datetime | date | None:
    """The time as it was said: a whole day, a moment, or a clock of an unknown zone."""
    if not kept:
        return None
    return date.fromisoformat(kept) if len(kept) == 10 else datetime.fromisoformat(kept)
