"""What became of our letters, as anymail reads it from a provider's call."""

from typing import Any

from anymail.signals import EventType, RejectReason

from firsthand.channels.email.actions.hear_event import Heard, Outcome

SOFT = {RejectReason.TIMED_OUT, RejectReason.OTHER}
OUTCOMES = {
    EventType.DELIVERED: Outcome.ARRIVED,
    EventType.DEFERRED: Outcome.LATER,
    EventType.COMPLAINED: Outcome.COMPLAINED,
    EventType.REJECTED: Outcome.HARD,
    EventType.FAILED: Outcome.HARD,
    EventType.BOUNCED: Outcome.HARD,
}


def heard(event: Any) -> Heard | None:
    """The event in our words; None for what is of no concern (opened, clicked, queued), or about nothing."""
    outcome = OUTCOMES.get(getattr(event, "event_type", None))
    if outcome is None or not event.message_id or not event.recipient:
        return None
    if outcome is Outcome.HARD and (event.reject_reason in SOFT or _is_soft(event)):
        outcome = Outcome.SOFT
    words = " ".join(str(one) for one in (event.description, event.mta_response) if one)
    return Heard(_reference(event), str(event.recipient), outcome, words)


def _reference(event: Any) -> str:
    """Our Message-ID, which came along with the letter; else what the provider calls it, which is mostly the same."""
    told = event.metadata or {}
    return str((told.get("reference") if isinstance(told, dict) else "") or event.message_id)


def _is_soft(event: Any) -> bool:
    """4yz in what the mail server said is not for good (RFC 5321 4.2.1)."""
    return str(event.mta_response or "").lstrip().startswith(("4", "smtp;4", "smtp; 4"))
