"""The people's rows."""

from firsthand.people.models.address import Address
from firsthand.people.models.customer import Customer
from firsthand.people.models.memory import Memory

__all__ = ["Address", "Customer", "Memory"]
