"""A customer allows something, or takes it back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.kit.text import one_line
from firsthand.people.facts import ConsentGiven, ConsentWithdrawn
from firsthand.people.models import Consent, Customer


class SayHow(Refused):
    """A consent of which nobody knows how it was given is none (GDPR, article 7 (1))."""

    words = _("Write how they gave it: “said so on the telephone”, “ticked it in the order”.")


class NoSuchPurpose(Refused):
    words = _("Choose what they allow.")


@transaction.atomic
def give_consent(customer: Customer, *, purpose: str, how: str, by: Acts, at: datetime) -> Consent:
    """It is allowed, since when and how; what is allowed already stays as it was. Raises `SayHow`, `NoSuchPurpose`."""
    if purpose not in Consent.Purpose.values:
        raise NoSuchPurpose
    if not (how := one_line(how, at_most=300)):
        raise SayHow
    Customer.objects.select_for_update().get(pk=customer.pk)
    if standing := customer.consents.standing().filter(purpose=purpose).first():
        return standing
    given = Consent.objects.create(customer=customer, purpose=purpose, how=how, given_at=at)
    record(ConsentGiven(customer=customer.pk, consent=given.pk, purpose=purpose), by=by, at=at)
    return given


@transaction.atomic
def withdraw_consent(consent: Consent, *, how: str = "", by: Acts, at: datetime) -> None:
    """It is allowed no more; that it was stays written."""
    standing = Consent.objects.standing().filter(pk=consent.pk)
    if standing.update(withdrawn_at=max(at, consent.given_at), withdrawn_how=one_line(how, at_most=300)):
        fact = ConsentWithdrawn(customer=consent.customer_id, consent=consent.pk, purpose=consent.purpose)
        record(fact, by=by, at=at)
