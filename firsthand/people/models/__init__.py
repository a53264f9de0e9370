"""The people's rows."""

from firsthand.people.models.address import Address
from firsthand.people.models.customer import Customer

__all__ = ["Address", "Customer"]
