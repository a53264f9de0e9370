"""Where a representative may answer a notice by mail: an upper folder knows (it is named in `wiring.py`)."""

from collections.abc import Callable

from firsthand.notices.rules import About

# The address for the answer of a representative (id) in a conversation (id); empty where there is none.
AnswerAt = Callable[[int, int], str]

# What is answered to the customer. To a colleague's question nobody answers the customer by mistake.
ANSWERED = frozenset({About.CUSTOMER_WROTE, About.ASSIGNED, About.BACK, About.LATE})

_in_place: list[AnswerAt] = []


def put_answers_in_place(answer_at: AnswerAt) -> None:
    """From now on notices are answered there."""
    _in_place[:] = [answer_at]


def answer_at(about: About, *, representative: int, conversation: int) -> str:
    """The address to which an answer to this notice goes to the customer; empty where it does not."""
    if about not in ANSWERED:
        return ""
    return next((at(representative, conversation) for at in _in_place), "")
