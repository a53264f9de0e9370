"""What can happen at the customer's page, beside what happens in a matter."""

from firsthand.journal.facts import Fact, fact


@fact("customer.came_in", "{customer} came in at their own page")
class CustomerCameIn(Fact):
    """By a code that went to their address: the visit sees all that is theirs."""

    customer: int
    visit: int


@fact("customer.left", "{customer} left their own page")
class CustomerLeft(Fact):
    customer: int
    visit: int
