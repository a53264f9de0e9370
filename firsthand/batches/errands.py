"""The work behind the page."""

from time import monotonic

from django.utils import timezone

from firsthand.journal.errands import enqueue
from firsthand.kit.compat import task
from firsthand.live import tell, told_at_the_end

# Screens look again no oftener than this, and other errands get their turn.
ROUND = 1.0  # seconds


@task()
def carry_on(batch: int) -> None:
    """The batch goes on for a round, and its next one waits; screens are told once."""
    from firsthand.batches.actions import work_off

    until = monotonic() + ROUND
    with told_at_the_end():
        is_more = True
        while is_more and monotonic() < until:
            is_more = work_off(batch, at=timezone.now())
        tell([f"batch:{batch}"])
    if is_more:
        enqueue(carry_on, batch, key=f"batch:{batch}")


@task()
def forget_old() -> None:
    """What ended a month ago is forgotten."""
    from firsthand.batches.actions import forget

    while forget(at=timezone.now()):
        pass
