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


@fact("customer.memory.kept", "{by} remembered something of {customer}")
class MemoryKept(Fact):
    customer: int
    memory: int


@fact("customer.memory.reworded", "{by} said otherwise what is remembered of {customer}")
class MemoryReworded(Fact):
    customer: int
    memory: int


@fact("customer.memory.put_away", "{by} put away what was remembered of {customer}")
class MemoryPutAway(Fact):
    customer: int
    memory: int


@fact("customer.memory.brought_back", "{by} brought back what was remembered of {customer}")
class MemoryBroughtBack(Fact):
    customer: int
    memory: int


@fact("customer.address.added", "{customer} can be reached at one more address")
class AddressAdded(Fact):
    customer: int
    address: int
    kind: str


@fact("customer.address.removed", "An address of {customer} was taken away")
class AddressRemoved(Fact):
    customer: int
    address: int
    kind: str


@fact("customer.address.proven", "It was proven that an address is {customer}’s")
class AddressProven(Fact):
    """`how` is a code of `rules/ways.py`."""

    customer: int
    address: int
    how: str


@fact("customer.address.doubted", "{by} took back that an address is proven to be {customer}’s")
class AddressDoubted(Fact):
    customer: int
    address: int


@fact("customer.address.split_off", "An address of {customer} turned out to be another person’s")
class AddressSplitOff(Fact):
    customer: int
    other: int
    address: int


@fact("customer.joined", "{customer} and another customer turned out to be one person")
class CustomersJoined(Fact):
    """`other` is who is `customer` from then on."""

    customer: int
    other: int
    joining: int


@fact("customer.parted", "{customer} and another customer are two persons again")
class CustomersParted(Fact):
    customer: int
    other: int
    joining: int


@fact("customer.belongs", "For which company {customer} writes was said")
class CustomerBelongs(Fact):
    """`company` is nothing where they write for none; `how` is a code of `rules/kinds.py`."""

    customer: int
    company: int | None
    how: str
    before_company: int | None = None


@fact("customer.consent.given", "{customer} allowed something")
class ConsentGiven(Fact):
    """`purpose` is a code."""

    customer: int
    consent: int
    purpose: str


@fact("customer.consent.withdrawn", "{customer} took back what they had allowed")
class ConsentWithdrawn(Fact):
    customer: int
    consent: int
    purpose: str


@fact("company.founded", "A company was put down")
class CompanyFounded(Fact):
    company: int


@fact("company.changed", "What is known of a company changed: {fields}")
class CompanyChanged(Fact):
    company: int
    fields: list[str]
