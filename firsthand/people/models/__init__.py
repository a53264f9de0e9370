"""The people's rows."""

from firsthand.people.models.address import Address
from firsthand.people.models.company import Company, CompanyDomain
from firsthand.people.models.consent import Consent
from firsthand.people.models.customer import Customer
from firsthand.people.models.importing import Import, ImportedRow
from firsthand.people.models.joining import Apart, Joining, Moved
from firsthand.people.models.memory import Memory

__all__ = [
    "Address",
    "Apart",
    "Company",
    "CompanyDomain",
    "Consent",
    "Customer",
    "Import",
    "ImportedRow",
    "Joining",
    "Memory",
    "Moved",
]
