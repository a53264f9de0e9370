"""What runs by the clock in conversations."""

from django.utils import timezone

from firsthand.conversations.actions import notice_late, wake
from firsthand.kit.compat import task


@task()
def wake_snoozed() -> None:
    """Every snooze that has run out is over."""
    while wake(at=timezone.now()):
        pass


@task()
def notice_late_answers() -> None:
    """Every answer that fell due unwritten is noticed."""
    while notice_late(at=timezone.now()):
        pass
