"""What runs by the clock in promises, and what customers are told a moment later."""

from django.utils import timezone

from firsthand.kit.compat import task
from firsthand.promises.actions.count import count
from firsthand.promises.actions.fall_due import fall_due as look_at_due
from firsthand.promises.actions.recall_repairs import recall_repairs


@task()
def fall_due() -> None:
    """Owners are reminded of what falls due soon and of repairs that are due, and what fell due undone is broken."""
    while look_at_due(at=timezone.now()):
        pass
    while recall_repairs(at=timezone.now()):
        pass


@task()
def tally() -> None:
    """What has ended is counted."""
    while count(at=timezone.now()):
        pass


@task()
def tell_of_cover(absence_id: int, conversation_id: int) -> None:
    """The customer knows who continues, unless whoever was away is back by now."""
    # Fetched when it is done: reactions have it done later.
    from firsthand.promises.actions.tell_of_cover import tell_of_cover as tell

    tell(absence=absence_id, conversation=conversation_id, at=timezone.now())
