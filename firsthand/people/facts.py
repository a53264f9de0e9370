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
