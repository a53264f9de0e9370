"""A customer's addresses: one more, proven, taken away, or another person's."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.people.actions import add_address, doubt, mark_proven, remove_address, split_off
from firsthand.people.models import Address
from firsthand.people.rules.ways import Proof, Way
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, resource
from firsthand.workspace.views.found import customer_of, first
from firsthand.workspace.views.signed_in import AtDesk


def post(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """They can be reached there as well."""
    kind = asked(request, "kind") if asked(request, "kind") in (Way.EMAIL, Way.PHONE) else Way.EMAIL
    customer, written = customer_of(request, id), asked(request, "address")
    before = customer.addresses.at(kind, written).exists()
    added = add_address(customer, address=written, kind=kind, by=request.representative, at=timezone.now())
    undo = "" if before else f"{at(added)}?method=DELETE"
    return done(request, words=_("The address is kept."), back=addresses.customer(id), undo=undo)


def delete(request: AtDesk, id: int, address: int) -> HttpResponse:  # noqa: A002
    """They are not reached there any more."""
    gone = address_of(request, id, address)
    remove_address(gone, by=request.representative, at=timezone.now())
    undo = f"{addresses.customer(id)}addresses/?{urlencode({'kind': gone.kind, 'address': gone.value})}"
    return done(
        request,
        words=_("The address is taken away."),
        back=addresses.customer(id),
        undo=undo if gone.kind in (Way.EMAIL, Way.PHONE) else "",
    )


def verify(request: AtDesk, id: int, address: int) -> HttpResponse:  # noqa: A002
    """A colleague made sure that it is theirs."""
    one = address_of(request, id, address)
    mark_proven(one, how=Proof.SEEN, by=request.representative, at=timezone.now())
    undo = f"{at(one)}proof/?method=DELETE"
    return done(request, words=_("It is theirs for sure."), back=addresses.customer(id), undo=undo)


def unverify(request: AtDesk, id: int, address: int) -> HttpResponse:  # noqa: A002
    """Whether it is theirs is open again."""
    one = address_of(request, id, address)
    doubt(one, by=request.representative, at=timezone.now())
    return done(request, words=_("It is not proven any more."), back=addresses.customer(id))


def split(request: AtDesk, id: int, address: int) -> HttpResponse:  # noqa: A002
    """Who is behind it is a person of their own."""
    new = split_off(address_of(request, id, address), by=request.representative, at=timezone.now())
    undo = f"{addresses.customer(id)}joining/{new.pk}/"
    return done(request, words=_("They are a person of their own."), back=addresses.customer(new.pk), undo=undo)


def address_of(request: AtDesk, customer: int, address: int) -> Address:
    return first(customer_of(request, customer).addresses.filter(pk=address))


def at(address: Address) -> str:
    return f"{addresses.customer(address.customer_id)}addresses/{address.pk}/"


addresses_of = resource(POST=post)
address = resource(DELETE=delete)
proof = resource(POST=verify, DELETE=unverify)
person = resource(POST=split)
