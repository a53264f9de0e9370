"""Whether what a form brings is held back: the filter that weighs it is named in `wiring.py`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from firsthand.channels.webform.rules.signs import Sign
from firsthand.conversations.models import Inbox
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.verdict import Verdict
from firsthand.people.models import Customer


class Weigh(Protocol):
    """Weighs a message together with signs that were seen already; None lets it through."""

    def __call__(
        self, incoming: Incoming, *, customer: Customer, inbox: Inbox, signs: Sequence[Sign]
    ) -> Verdict | None: ...


_in_place: list[Weigh] = []


def put_weighing_in_place(weigh: Weigh) -> None:
    """From now on forms are weighed by it."""
    _in_place[:] = [weigh]


@dataclass(frozen=True)
class Judge:
    """Looks at what a form brought, with these signs about how it came."""

    signs: Sequence[Sign]

    def __call__(self, incoming: Incoming, *, customer: Customer, inbox: Inbox, is_proven: bool) -> Verdict | None:
        """What the filter says."""
        verdicts = (weigh(incoming, customer=customer, inbox=inbox, signs=self.signs) for weigh in _in_place)
        return next(verdicts, None)
