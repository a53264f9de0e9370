"""`/customers`: the people whom we serve."""

from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from firsthand.api.caller import caller_of
from firsthand.api.fields import Cursor, IfMatch, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.queries import customers_for, found
from firsthand.api.shapes.companies import Belonging, JoiningShape, NewJoining, shape_of_joining
from firsthand.api.shapes.customers import CustomerChange, CustomerShape, NewAddress, NewCustomer, Proven, shape_of
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.versions import seen_version
from firsthand.people.actions import (
    add_address,
    belong,
    change,
    doubt,
    join,
    mark_proven,
    meet,
    part,
    remove_address,
)
from firsthand.people.actions.change import Traits
from firsthand.people.models import Address, Company, Customer, Joining
from firsthand.people.queries import customer_numbered
from firsthand.people.rules import normalised
from firsthand.people.rules.kinds import BelongsHow
from firsthand.people.rules.likeness import Reason
from firsthand.people.rules.ways import Proof
from firsthand.team.models import Representative

router = Router(tags=["customers"])

Exactly = Annotated[str | None, Query(max_length=320, description="Only the one with exactly this.")]


@router.get("", response=Page[CustomerShape], operation_id="listCustomers")
def list_customers(
    request: HttpRequest, email: Exactly = None, external_id: Exactly = None, cursor: Cursor = "", limit: Limit = 50
) -> HttpResponse:
    """The customers that the key may see, the first met first."""
    customers = _chosen(customers_for(caller_of(request)), email=email, external_id=external_id)
    slice_ = by_id(customers.prefetch_related("addresses"), cursor=cursor, limit=limit)
    return answer(Page[CustomerShape](items=[shape_of(one) for one in slice_.rows], next=slice_.next))


@router.post("", response={201: CustomerShape}, operation_id="createCustomer")
def create_customer(request: HttpRequest, given: NewCustomer) -> HttpResponse:
    """A customer stands in the book; 409 when somebody has one of the addresses already."""
    by = caller_of(request).staff
    customer = meet(**given.model_dump(), by=by, at=timezone.now())
    return _answer(customer, status=201)


@router.get("/{customer_id}", response=CustomerShape, operation_id="getCustomer")
def get_customer(request: HttpRequest, customer_id: PathId) -> HttpResponse:
    """One customer."""
    return _answer(found(customers_for(caller_of(request)), customer_id))


@router.patch("/{customer_id}", response=CustomerShape, operation_id="changeCustomer")
def change_customer(
    request: HttpRequest, customer_id: PathId, given: CustomerChange, if_match: IfMatch = None
) -> HttpResponse:
    """What is known of the customer changes."""
    caller = caller_of(request)
    by, customer = caller.staff, found(customers_for(caller), customer_id)
    traits = Traits(**given.model_dump(exclude_unset=True))
    return _answer(change(customer, traits=traits, by=by, at=timezone.now(), seen=seen_version(if_match)))


@router.post("/{customer_id}/addresses", response={201: CustomerShape}, operation_id="addAddress")
def add_address_of(request: HttpRequest, customer_id: PathId, given: NewAddress) -> HttpResponse:
    """The customer can be reached at one more address, unverified; 409 when it is somebody else's."""
    caller = caller_of(request)
    by, customer = caller.staff, found(customers_for(caller), customer_id)
    add_address(customer, address=given.address, kind=given.kind, by=by, at=timezone.now())
    return _answer(found(customers_for(caller), customer_id), status=201)


@router.patch("/{customer_id}/addresses/{address_id}", response=CustomerShape, operation_id="proveAddress")
def prove_address(request: HttpRequest, customer_id: PathId, address_id: PathId, given: Proven) -> HttpResponse:
    """Somebody made sure that the address is theirs, or took that back."""
    by, row = _address(request, customer_id, address_id)
    if given.verified:
        mark_proven(row, how=Proof.SEEN, by=by, at=timezone.now())
    else:
        doubt(row, by=by, at=timezone.now())
    return _answer(found(customers_for(caller_of(request)), customer_id))


@router.delete("/{customer_id}/addresses/{address_id}", response=CustomerShape, operation_id="removeAddress")
def remove_address_of(request: HttpRequest, customer_id: PathId, address_id: PathId) -> HttpResponse:
    """The customer is not reached there any more; their last address stays."""
    by, row = _address(request, customer_id, address_id)
    remove_address(row, by=by, at=timezone.now())
    return _answer(found(customers_for(caller_of(request)), customer_id))


@router.put("/{customer_id}/company", response=CustomerShape, operation_id="setCompany")
def set_company(request: HttpRequest, customer_id: PathId, given: Belonging) -> HttpResponse:
    """The customer writes for this company, or for none."""
    caller = caller_of(request)
    by, customer = caller.staff, found(customers_for(caller), customer_id)
    company = found(Company.objects.all(), given.company) if given.company is not None else None
    how = BelongsHow.HAND if company else BelongsHow.NONE
    return _answer(belong(customer, company=company, how=how, by=by, at=timezone.now()))


@router.post("/{customer_id}/joinings", response={201: JoiningShape}, operation_id="joinCustomers")
def join_customers(request: HttpRequest, customer_id: PathId, given: NewJoining) -> HttpResponse:
    """Another customer turned out to be this one: all that was theirs is this one's. It can be taken back."""
    caller = caller_of(request)
    by, seen = caller.staff, customers_for(caller)
    stays, goes = found(seen, customer_id), found(seen, given.customer)
    made = join(stays, goes, reasons=[Reason.HAND], by=by, at=timezone.now())
    return answer(shape_of_joining(made), status=201, location=f"/api/v1/customers/{stays.pk}/joinings/{made.pk}")


@router.delete("/{customer_id}/joinings/{joining_id}", response=JoiningShape, operation_id="partCustomers")
def part_customers(request: HttpRequest, customer_id: PathId, joining_id: PathId) -> HttpResponse:
    """They are two persons again, each with what was theirs; what came since stays."""
    caller = caller_of(request)
    by, stays = caller.staff, found(customers_for(caller), customer_id)
    joining = found(Joining.objects.filter(stays=stays), joining_id)
    return answer(shape_of_joining(part(joining, by=by, at=timezone.now())))


def _address(request: HttpRequest, customer_id: int, address_id: int) -> tuple[Representative, Address]:
    caller = caller_of(request)
    by, customer = caller.staff, found(customers_for(caller), customer_id)
    return by, found(customer.addresses.all(), address_id)


def _chosen(customers: QuerySet[Customer], *, email: str | None, external_id: str | None) -> QuerySet[Customer]:
    if email is not None:
        customers = customers.filter(addresses__kind="email", addresses__value=normalised(email))
    if external_id is not None:
        known = customer_numbered(external_id)
        customers = customers.filter(pk=known.pk) if known else customers.none()
    return customers


def _answer(customer: Customer, *, status: int = 200) -> HttpResponse:
    location = f"/api/v1/customers/{customer.pk}" if status == 201 else ""
    return answer(shape_of(customer), status=status, version=customer.version, location=location)
