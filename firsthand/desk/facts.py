"""What can happen at the desk."""

from firsthand.journal.facts import Fact, fact


@fact("desk.saved_reply.written", "{by} wrote a saved reply")
class SavedReplyWritten(Fact):
    saved_reply: int


@fact("desk.saved_reply.changed", "{by} changed a saved reply")
class SavedReplyChanged(Fact):
    saved_reply: int
    version: int


@fact("desk.saved_reply.archived", "{by} archived a saved reply")
class SavedReplyArchived(Fact):
    saved_reply: int


@fact("desk.saved_reply.restored", "{by} took a saved reply back into use")
class SavedReplyRestored(Fact):
    saved_reply: int
