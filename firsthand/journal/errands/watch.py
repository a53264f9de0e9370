"""Leases that nobody renews are noticed, without trusting any machine's clock.

A lease counts as abandoned when this process has seen it unchanged for long enough on its own stopwatch. So a clock
that is set forward by an hour takes no errand from a living worker, and one set back keeps none with a dead one.
"""

from collections.abc import Iterable
from datetime import datetime

from firsthand.journal.errands.identity import is_dead
from firsthand.journal.models.errand import Errand


class Watch:
    """What was seen of other workers' leases, and since when."""

    def __init__(self, *, patience: float) -> None:
        self._patience = patience
        self._seen: dict[tuple[int, str, datetime | None], float] = {}

    def abandoned(self, held: Iterable[Errand], *, stopwatch: float) -> list[Errand]:
        """Those whose process has ended here, or whose lease has not changed for the whole patience (in seconds)."""
        errands = list(held)
        self._seen = {lease: self._seen.get(lease, stopwatch) for lease in map(_lease, errands)}
        return [errand for errand in errands if self._is_stale(errand, stopwatch) or is_dead(errand.leased_by)]

    def forget(self) -> None:
        """While the database was out of reach nobody could renew: the watch begins anew."""
        self._seen.clear()

    def _is_stale(self, errand: Errand, stopwatch: float) -> bool:
        return stopwatch - self._seen[_lease(errand)] >= self._patience


def _lease(errand: Errand) -> tuple[int, str, datetime | None]:
    return errand.pk, errand.leased_by, errand.leased_until
