"""What another system tells of a customer beside who they are: what they allow, and what was noted of them."""

from datetime import datetime

from firsthand.journal.actor import Acts
from firsthand.people.actions.consent import withdraw_consent
from firsthand.people.actions.remember import MOST_KEPT, TooManyMemories
from firsthand.people.models import Consent, Customer, Memory
from firsthand.people.rules.record import CustomerRecord


def allows(customer: Customer, told: CustomerRecord, *, at: datetime) -> list[int]:
    """Its consents stand as they were given, each once; returns the new ones."""
    known = list(customer.consents.all()) if told.consents else []
    standing = {one.purpose for one in known if one.withdrawn_at is None}
    there = {(one.purpose, one.given_at) for one in known}
    new = [
        Consent.objects.create(
            customer=customer,
            purpose=one.purpose,
            how=one.how,
            given_at=one.given_at or at,
            withdrawn_at=one.withdrawn_at,
            withdrawn_how=one.withdrawn_how,
        )
        for one in told.consents
        if one.purpose in Consent.Purpose.values
        and (one.purpose not in standing if one.given_at is None else (one.purpose, one.given_at) not in there)
    ]
    return [one.pk for one in new]


def takes_back(customer: Customer, told: CustomerRecord, *, by: Acts, at: datetime) -> list[int]:
    """What it says that they allow no more is allowed no more; returns what stood until now."""
    ended = {(one.purpose, one.given_at): one for one in told.consents if one.withdrawn_at}
    if not told.taken_back and not ended:
        return []
    gone = []
    for one in customer.consents.standing():
        end = ended.get((one.purpose, one.given_at))
        if end or one.purpose in told.taken_back:
            how = end.withdrawn_how if end else told.taken_back[one.purpose]
            withdraw_consent(one, how=how, by=by, at=(end and end.withdrawn_at) or at)
            gone.append(one.pk)
    return gone


def remembers(customer: Customer, told: CustomerRecord, *, at: datetime) -> list[int]:
    """What was noted there is remembered here, each once; returns the new ones. Raises `TooManyMemories`."""
    known = set(customer.memories.values_list("words", flat=True)) if told.memories else set()
    new = [
        Memory(
            customer=customer,
            words=one.words,
            source=one.who,
            at=one.at or at,
            reworded_at=one.reworded_at,
            put_away_at=one.put_away_at,
        )
        for one in {one.words: one for one in told.memories}.values()
        if one.words not in known
    ]
    if new and customer.memories.kept().count() + sum(one.put_away_at is None for one in new) > MOST_KEPT:
        raise TooManyMemories
    for one in new:
        one.save()
    return [one.pk for one in new]
