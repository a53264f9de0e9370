"""What people do with dead letters."""

from firsthand.journal.facts import Fact, fact


@fact("errand.retried", "{by} had work tried again that had been given up")
class ErrandRetried(Fact):
    """Of the task at this path; the number is the errand's."""

    errand: int
    task: str


@fact("errand.discarded", "{by} threw away work that had been given up")
class ErrandDiscarded(Fact):
    """Of the task at this path: it will never be done."""

    errand: int
    task: str
