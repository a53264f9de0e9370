"""What a second look at an answer finds before it leaves, in English, Lithuanian, Italian and Bulgarian. Pure."""

from collections.abc import Callable, Iterable

from firsthand.workspace.rules.before_sending.aside import words_for_colleagues
from firsthand.workspace.rules.before_sending.enclosing import forgotten_file
from firsthand.workspace.rules.before_sending.finding import Answer, Doubt, Finding
from firsthand.workspace.rules.before_sending.greeting import greets_nobody, nothing_but_greeting, wrong_name
from firsthand.workspace.rules.before_sending.placeholders import left_open, not_inserted

__all__ = ["Answer", "Doubt", "Finding", "findings"]

LOOKS: tuple[Callable[[Answer], Finding | None], ...] = (
    forgotten_file,
    left_open,
    not_inserted,
    greets_nobody,
    nothing_but_greeting,
    wrong_name,
    words_for_colleagues,
)


def findings(answer: Answer, *, besides: Iterable[str] = ()) -> list[Finding]:
    """Everything doubtful about the answer, but what its writer has seen already (`besides`, codes)."""
    seen = set(besides)
    found = (look(answer) for look in LOOKS)
    return [one for one in found if one is not None and one.doubt not in seen]
