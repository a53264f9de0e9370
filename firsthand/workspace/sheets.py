"""What one writes on: how a sheet is named in addresses, where it lies, and what is kept of it beside the words."""

from firsthand.conversations.models import Draft, Sheet, Side
from firsthand.workspace import addresses

CODES = r"reply|note|aside(?:-(?:thread|forward)-[0-9]{1,18})?"
LETTERS = r"[0-9a-f-]{32,36}"
# The fields by which each is addressed, as they are named in its form.
FIELDS = {
    Side.REPLY: ("cc", "bcc"),
    Side.NOTE: (),
    Side.ASIDE: ("to", "cc", "subject", "chosen"),
    Side.LETTER: ("to", "cc", "bcc", "inbox", "subject"),
}
# What stands before the number of its form in the number of the message that it becomes.
SENT_AS = {Side.REPLY: "form", Side.NOTE: "note-form", Side.ASIDE: "aside", Side.LETTER: "begun"}


def sent_as(side: Side, once: str) -> str | None:
    """The number under which what a form says is known once it has been sent; None where the form has none."""
    return f"{SENT_AS[side]}-{once[:64]}" if once else None


def sheet_of(code: str, *, conversation: int | None) -> Sheet:
    """The sheet of a code, which fits `CODES` in a conversation, else `LETTERS`."""
    if conversation is None:
        return Sheet(Side.LETTER, about=code)
    side, _dash, about = code.partition("-")
    return Sheet(Side(side), conversation, about)


def aside_sheet(conversation: int, *, thread: int | None = None, forwards: int | None = None) -> Sheet:
    """Of a letter to somebody outside: a new one, the next in its thread, or a message that is handed on."""
    about = f"thread-{thread}" if thread else f"forward-{forwards}" if forwards else ""
    return Sheet(Side.ASIDE, conversation, about)


def kept_at(sheet: Sheet) -> str:
    """Where its draft is kept."""
    if sheet.conversation is None:
        return f"{addresses.DRAFTS}new/{sheet.code}/"
    return f"{addresses.conversation(sheet.conversation)}drafts/{sheet.code}/"


def lies_at(draft: Draft) -> str:
    """Where one goes on writing it."""
    if draft.conversation_id is None:
        return f"{addresses.BEGINNING}?draft={draft.about}"
    at = addresses.conversation(draft.conversation_id)
    if draft.side != Side.ASIDE:
        return at
    kind, _dash, number = draft.about.partition("-")
    if kind == "thread":
        return f"{at}#aside-write-{number}"
    return f"{at}side-threads/" + (f"?forwards={number}" if number else "")
