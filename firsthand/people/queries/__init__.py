"""What screens ask of people."""

from firsthand.people.queries.companies import company_suggested_for, consents_of, may_found_for
from firsthand.people.queries.known import (
    addresses_of,
    every_address_of,
    has_complained,
    is_reached_at,
    main_address,
    memories_of,
)
from firsthand.people.queries.one_person import (
    Likeness,
    customer_numbered,
    everybody_in,
    joinings_into,
    likely_the_same,
)

__all__ = [
    "Likeness",
    "addresses_of",
    "company_suggested_for",
    "consents_of",
    "customer_numbered",
    "every_address_of",
    "everybody_in",
    "has_complained",
    "is_reached_at",
    "joinings_into",
    "likely_the_same",
    "main_address",
    "may_found_for",
    "memories_of",
]
