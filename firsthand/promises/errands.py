"""What runs by the clock in promises."""

from django.utils import timezone

from firsthand.kit.compat import task
from firsthand.promises.actions.count import count
from firsthand.promises.actions.fall_due import fall_due as look_at_due


@task()
def fall_due() -> None:
    """Owners are reminded of what falls due soon, and what fell due undone is broken."""
    while look_at_due(at=timezone.now()):
        pass


@task()
def tally() -> None:
    """What has ended is counted."""
    while count(at=timezone.now()):
        pass
