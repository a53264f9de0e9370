"""The work behind the page of an import."""

from time import monotonic

from django.utils import timezone

from firsthand.journal.errands import enqueue
from firsthand.kit.compat import task
from firsthand.live import tell

ROUND = 1.0  # seconds


@task()
def carry_on_import(number: int) -> None:
    """The import goes on for a round, and its next one waits."""
    from firsthand.people.actions.importing import carry_on

    until, is_more = monotonic() + ROUND, True
    while is_more and monotonic() < until:
        is_more = carry_on(number, at=timezone.now())
    tell([f"import:{number}"])
    if is_more:
        enqueue(carry_on_import, number, key=f"import:{number}")
