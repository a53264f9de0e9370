"""What runs by the clock in conversations, and at a time of its own."""

from django.utils import timezone

from firsthand.kit.compat import task

# The actions are fetched when they are done: some of them have their errand done later.


@task()
def wake_snoozed() -> None:
    """Every snooze that has run out is over."""
    from firsthand.conversations.actions import wake

    while wake(at=timezone.now()):
        pass


@task()
def notice_late_answers() -> None:
    """Every answer that fell due unwritten is noticed."""
    from firsthand.conversations.actions import notice_late

    while notice_late(at=timezone.now()):
        pass


@task(priority=5)
def let_leave(unsent_id: int) -> None:
    """An unsent answer whose time has come is on its way."""
    from firsthand.conversations.actions import send_at_its_time

    send_at_its_time(unsent_id, at=timezone.now())
