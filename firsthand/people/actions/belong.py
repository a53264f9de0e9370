"""It is said for which company a customer writes."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.people.facts import CustomerBelongs
from firsthand.people.models import Company, Customer


@transaction.atomic
def belong(customer: Customer, *, company: Company | None, how: str, by: Acts, at: datetime) -> Customer:
    """They write for it, or for none (`BelongsHow.NONE`); with no way at all nobody has said yet."""
    customer = Customer.objects.select_for_update().get(pk=customer.pk)
    before = customer.company_id
    if (before, customer.belongs_how) == (company.pk if company else None, how):
        return customer
    customer.company, customer.belongs_how, customer.version = company, how, customer.version + 1
    customer.save(update_fields=["company", "belongs_how", "version"])
    number = company.pk if company else None
    record(CustomerBelongs(customer=customer.pk, company=number, how=how, before_company=before), by=by, at=at)
    return customer
