"""What can happen with people."""

from firsthand.journal.facts import Fact, fact


@fact("customer.met", "{customer} was met for the first time")
class CustomerMet(Fact):
    customer: int


@fact("customer.changed", "{customer}: {fields} changed")
class CustomerChanged(Fact):
    customer: int
    fields: list[str]


@fact("customer.address.bounced", "An address of {customer} could not be reached")
class AddressBounced(Fact):
    customer: int
    address: int
    hard: bool
    why: str = ""


@fact("customer.address.reached", "An address of {customer} can be reached again")
class AddressReached(Fact):
    customer: int
    address: int


@fact("customer.address.complained", "{customer} called our mail spam")
class AddressComplained(Fact):
    customer: int
    address: int
