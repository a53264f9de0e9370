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


@fact("desk.view.kept", "{by} kept a view of the desk")
class ViewKept(Fact):
    view: int


@fact("desk.view.changed", "{by} changed a view of the desk")
class ViewChanged(Fact):
    """`changed` are names of what is otherwise now."""

    view: int
    changed: tuple[str, ...]


@fact("desk.view.removed", "{by} removed a view of the desk")
class ViewRemoved(Fact):
    view: int


@fact("desk.view.restored", "{by} took back that a view of the desk was removed")
class ViewRestored(Fact):
    view: int


@fact("bell.rung", "The bell rang {representative}")
class BellRung(Fact):
    """For the first time in this matter, or the `times`th."""

    conversation: int
    customer: int
    bell: int
    representative: int
    times: int = 1


@fact("bell.taken", "{representative} came when the bell rang")
class BellTaken(Fact):
    """So many seconds after it began."""

    conversation: int
    customer: int
    bell: int
    representative: int
    seconds: int


@fact("failure.bell_unanswered", "The bell rang, and nobody came")
class BellUnanswered(Fact):
    """Everybody who could be was rung, again and again."""

    conversation: int
    customer: int
    bell: int


@fact("desk.bells_changed", "{by} changed for what a rota is rung")
class BellsChanged(Fact):
    rota: int
