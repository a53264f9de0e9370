"""Who may be the same person as a customer: why, a look before, joining, and the way back."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import customers_visible_to, visible_to
from firsthand.conversations.queries.along import wrote_along_with
from firsthand.people.actions import ask_again, join, keep_apart, part
from firsthand.people.models import Address, Customer, Joining
from firsthand.people.queries import every_address_of, joinings_into, likely_the_same
from firsthand.people.rules.filling import filling
from firsthand.people.rules.likeness import Reason, in_words
from firsthand.people.rules.names import name_key
from firsthand.search.fold import fold
from firsthand.workspace import addresses
from firsthand.workspace.faces import face_of_customer
from firsthand.workspace.sentences import TRAITS
from firsthand.workspace.shell import shell
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, resource
from firsthand.workspace.views.found import customer_of, first
from firsthand.workspace.views.signed_in import AtDesk, representative_required

MOST, LONGEST = 8, 200


@require_safe
@representative_required
def likely(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """Who may be this person and why, who was found to be, and others by name or address."""
    person, words = customer_of(request, id), asked(request, "q")[:LONGEST]
    seen = customers_visible_to(request.representative)
    found = [] if words else likely_the_same(person, in_one_matter=wrote_along_with(person))
    alike = set(seen.filter(pk__in=[one.customer.pk for one in found]).values_list("pk", flat=True))
    values = {
        "person": person,
        "words": words,
        "likely": [shown(one.customer, one.reasons) for one in found if one.customer.pk in alike],
        "named": [shown(one, ()) for one in named(request, words) if one.pk != id] if words else [],
        "joinings": [(one, in_words(one.reasons)) for one in joinings_into(person)],
    }
    return render(request, "workspace/likely.html", values)


def named(request: AtDesk, words: str) -> list[Customer]:
    """Customers with just this name, or whose address begins so."""
    written = fold(words).replace(" ", "")
    at_address = Address.objects.filter(value__startswith=written).values_list("customer", flat=True)[:MOST]
    asked_for = Q(pk__in=list(at_address))
    if key := name_key(words):
        asked_for |= Q(name_key=key) & ~Q(name_key="")
    return list(customers_visible_to(request.representative).filter(asked_for).order_by("-pk")[:MOST])


def shown(customer: Customer, reasons: tuple[Reason, ...]) -> dict[str, Any]:
    known = [one.value for one in every_address_of(customer)]
    return {
        "id": customer.pk,
        "face": face_of_customer(customer),
        "href": addresses.customer(customer.pk),
        "addresses": known,
        "reasons": in_words(reasons),
        "codes": [str(one) for one in reasons],
    }


def look(request: AtDesk, id: int, other: int) -> HttpResponse:  # noqa: A002
    """Both side by side, and what would be whose."""
    stays, goes = customer_of(request, id), customer_of(request, other)
    values = {
        "stays": side(request, stays),
        "goes": side(request, goes),
        "filled": sorted(str(TRAITS[name]) for name in filling(stays, goes) if name in TRAITS),
        "reasons": asked(request, "reasons"),
        "here_at": f"{addresses.customer(id)}joining/{other}/",
        "swapped_at": f"{addresses.customer(other)}joining/{id}/",
    }
    return render(request, "workspace/joining.html", shell(request, here="", **values, open="main", panes=1))


def side(request: AtDesk, customer: Customer) -> dict[str, Any]:
    matters = visible_to(request.representative).filter(customer=customer)
    return {
        "customer": customer,
        "face": face_of_customer(customer),
        "href": addresses.customer(customer.pk),
        "addresses": every_address_of(customer),
        "matters": matters.count(),
        "newest": matters.newest_first().first(),
        "memories": customer.memories.kept().count(),
        "consents": customer.consents.standing().count(),
    }


def unite(request: AtDesk, id: int, other: int) -> HttpResponse:  # noqa: A002
    """They are one person."""
    codes = [one for one in asked(request, "reasons").split(",") if one in Reason.values]
    stays, goes = customer_of(request, id), customer_of(request, other)
    made = join(stays, goes, reasons=codes or [Reason.HAND], by=request.representative, at=timezone.now())
    undo = f"/joinings/{made.pk}/taking-back/"
    # From the page that shows both one goes on to the one who stayed, where it can be taken back.
    if "/joining/" in request.headers.get("HX-Current-URL", ""):
        return HttpResponse(status=204, headers={"HX-Redirect": addresses.customer(id)})
    return done(request, words=_("They are one person now."), back=addresses.customer(id), undo=undo)


def sever(request: AtDesk, number: int) -> HttpResponse:
    """They are two persons again."""
    seen = customers_visible_to(request.representative)
    joining = first(Joining.objects.filter(pk=number, stays__in=seen).select_related("goes"))
    part(joining, by=request.representative, at=timezone.now())
    undo = f"{addresses.customer(joining.stays_id)}joining/{joining.goes_id}/?reasons={','.join(joining.reasons)}"
    back = addresses.customer(joining.stays_id)
    return done(request, words=_("They are two persons again."), back=back, undo=undo)


def differ(request: AtDesk, id: int, other: int) -> HttpResponse:  # noqa: A002
    """They are two people, and it is not asked again."""
    keep_apart(customer_of(request, id), customer_of(request, other), by=request.representative, at=timezone.now())
    undo = f"{addresses.customer(id)}apart/{other}/?method=DELETE"
    return done(request, words=_("It is not asked again."), back=addresses.customer(id), undo=undo)


def wonder(request: AtDesk, id: int, other: int) -> HttpResponse:  # noqa: A002
    """It is asked again whether they are one."""
    ask_again(customer_of(request, id), customer_of(request, other))
    return done(request, words=_("It is asked again."), back=addresses.customer(id))


joining = resource(GET=look, HEAD=look, POST=unite)
parting = resource(POST=sever)
apart = resource(POST=differ, DELETE=wonder)
