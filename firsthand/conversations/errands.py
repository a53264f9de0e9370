"""What runs by the clock in conversations, and at a time of its own."""

from django.utils import timezone

from firsthand.journal.errands import enqueue
from firsthand.journal.models import Entry
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


@task()
def return_from_silent_owners() -> None:
    """What waits for an owner who does nothing is its team's again."""
    from firsthand.conversations.actions import return_silent

    while return_silent(at=timezone.now()):
        pass


@task(priority=5)
def let_leave(unsent_id: int) -> None:
    """An unsent answer whose time has come is on its way."""
    from firsthand.conversations.actions import send_at_its_time

    send_at_its_time(unsent_id, at=timezone.now())


@task()
def tell_who_continues(hand_over: int) -> None:
    """The customer knows who goes on after all, unless it has gone on by then."""
    from firsthand.conversations.actions.tell_who_continues import tell_who_continues as tell

    tell(hand_over, at=timezone.now())


@task(priority=-5)
def index_under_new_name(entry: int) -> None:
    """What was carried from one customer to another is found by that one's name."""
    fact = Entry.objects.get(pk=entry).fact.values()
    enqueue(index_more_of_joining, fact["joining"], 0, key=f"joining:{fact['joining']}")


@task(priority=-5)
def index_more_of_joining(joining: int, after: int) -> None:
    """Some more of it is, and the rest in its turn."""
    from firsthand.conversations.actions.change_person import find_by_new_name

    if last := find_by_new_name(joining, after=after):
        enqueue(index_more_of_joining, joining, last)
