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
from firsthand.api.shapes.customers import CustomerChange, CustomerShape, NewAddress, NewCustomer, shape_of
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.versions import seen_version
from firsthand.people.actions import add_address, change, meet
from firsthand.people.actions.change import Traits
from firsthand.people.models import Customer
from firsthand.people.rules import normalised

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
    add_address(customer, address=given.address, by=by, at=timezone.now())
    return _answer(found(customers_for(caller), customer_id), status=201)


def _chosen(customers: QuerySet[Customer], *, email: str | None, external_id: str | None) -> QuerySet[Customer]:
    if email is not None:
        customers = customers.filter(addresses__kind="email", addresses__value=normalised(email))
    if external_id is not None:
        customers = customers.filter(external_id=external_id)
    return customers


def _answer(customer: Customer, *, status: int = 200) -> HttpResponse:
    location = f"/api/v1/customers/{customer.pk}" if status == 201 else ""
    return answer(shape_of(customer), status=status, version=customer.version, location=location)
