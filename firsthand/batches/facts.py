"""What can happen to batches; what happens to their conversations is told by their own facts."""

from firsthand.journal.facts import Fact, fact


@fact("batch.begun", "{by} began an act on many conversations")
class BatchBegun(Fact):
    """`act` is a code of `rules.Act`."""

    batch: int
    act: str
    total: int


@fact("batch.ended", "An act on many conversations was done")
class BatchEnded(Fact):
    batch: int
    act: str
    done: int
    refused: int
