"""The faces of the people on a page."""

from dataclasses import dataclass

from firsthand.people.models import Customer
from firsthand.team.models import Representative
from firsthand.workspace import addresses


@dataclass(frozen=True, slots=True)
class Face:
    """A name, what its colour is drawn from, and the address of a picture, if there is one."""

    name: str
    id: str
    picture: str = ""
    machine: bool = False


def face_of(representative: Representative) -> Face:
    """A colleague."""
    picture = addresses.face(representative.pk, representative.picture_id)
    return Face(representative.name, f"representative-{representative.pk}", picture, representative.is_machine)


def face_of_customer(customer: Customer) -> Face:
    """A customer, called as they like it."""
    picture = addresses.picture(customer.pk, customer.picture_id)
    return Face(customer.called, f"customer-{customer.pk}", picture)
