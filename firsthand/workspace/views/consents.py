"""What a customer allowed: given, taken back, and all that ever was."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.journal.models import Entry
from firsthand.people.actions import give_consent, withdraw_consent
from firsthand.people.facts import ConsentGiven, ConsentWithdrawn
from firsthand.people.models import Consent, Customer
from firsthand.people.queries import consents_of, everybody_in
from firsthand.workspace import addresses
from firsthand.workspace.queries import names_of
from firsthand.workspace.sentences import author, authors
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, resource
from firsthand.workspace.views.found import customer_of, first
from firsthand.workspace.views.signed_in import AtDesk


def get(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """All of them, and a form for another."""
    customer = customer_of(request, id)
    found = consents_of(customer)
    values = {
        "person": customer,
        "consents": found,
        "purposes": Consent.Purpose.choices,
        "who": who_said(customer, found),
    }
    return render(request, "workspace/consents.html", values)


def who_said(customer: Customer, consents: Sequence[Consent]) -> dict[tuple[int, str], str]:
    """Who wrote down that each was given or taken back; what was moved in was written down by nobody here."""
    if not consents:
        return {}
    said = Entry.objects.filter(customer_id__in=everybody_in(customer)).named(ConsentGiven, ConsentWithdrawn)
    entries = list(said.order_by("pk"))
    people = names_of(authors(entries))
    return {
        (one.payload["consent"], "given" if one.name == ConsentGiven.name else "withdrawn"): author(
            one, customer=customer.called, people=people
        )
        for one in entries
    }


def post(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """They allow it."""
    given = give_consent(
        customer_of(request, id),
        purpose=asked(request, "purpose"),
        how=asked(request, "how"),
        by=request.representative,
        at=timezone.now(),
    )
    undo = f"{addresses.customer(id)}consents/{given.pk}/?method=DELETE"
    return done(request, words=_("That is allowed."), back=addresses.customer(id), undo=undo)


def delete(request: AtDesk, id: int, consent: int) -> HttpResponse:  # noqa: A002
    """They allow it no more."""
    one = first(customer_of(request, id).consents.filter(pk=consent))
    withdraw_consent(one, how=asked(request, "how"), by=request.representative, at=timezone.now())
    return done(request, words=_("That is allowed no more."), back=addresses.customer(id))


consents = resource(GET=get, HEAD=get, POST=post)
consent = resource(DELETE=delete)
