"""How every act on promises begins: they are locked and looked at again, and whoever acts may."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import visible_to
from firsthand.conversations.rules.permissions import may_answer
from firsthand.conversations.rules.refusals import NotYours
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import Owed
from firsthand.promises.rules.refusals import CustomerMustSay, OwedByTarget, PromiseMeantOther, SettledAlready
from firsthand.team.models import Representative


def taken_up(promises: Sequence[Promise], *, by: Representative, seen: int | None = None) -> list[Promise]:
    """The promises as they stand now, locked with their conversations until the transaction ends.

    Raises `NotYours`, and `PromiseMeantOther` when the only one is not at version `seen` any more.
    """
    if not may_answer(by):
        raise NotYours
    numbers = {one.pk for one in promises}
    # Conversations first, as answers do: so no two transactions wait for each other.
    matters = {one.conversation_id for one in promises}
    locked = {one.pk: one for one in Conversation.objects.locked().filter(pk__in=matters).order_by("pk")}
    found = Promise.objects.locked().select_related("customer").filter(pk__in=numbers)
    now = list(found.filter(conversation__in=visible_to(by)).order_by("pk"))
    if len(now) < len(numbers):
        raise NotYours
    refuse_changed(now[0], seen=seen)
    for one in now:
        one.conversation = locked[one.conversation_id]
    return now


def refuse_changed(promise: Promise, *, seen: int | None) -> None:
    """Raises `PromiseMeantOther` when it is not at version `seen` any more."""
    if seen is not None and promise.version != seen:
        raise PromiseMeantOther


def settle(promises: Sequence[Promise], *, at: datetime, **stands: object) -> None:
    """Nothing is to be done about them any more, and they stand so; one statement."""
    if not promises:
        return
    ends = {"settled_at": at, "look_at": None, **stands}
    Promise.objects.filter(pk__in=[one.pk for one in promises]).update(**ends, version=F("version") + 1)
    for one in promises:
        one.version += 1
        for name, value in ends.items():
            setattr(one, name, value)


def refuse_settled(promises: Sequence[Promise]) -> None:
    """Raises `SettledAlready` when one of them is."""
    if any(one.is_settled for one in promises):
        raise SettledAlready


def refuse_owed(promises: Sequence[Promise]) -> None:
    """Raises `OwedByTarget` when one of them was promised by a target: those follow what happens in the conversation."""
    if any(one.owed != Owed.NOTHING for one in promises):
        raise OwedByTarget


def refuse_duties(promises: Sequence[Promise]) -> None:
    """Raises `CustomerMustSay` when one of them ends only by the customer's word."""
    if any(one.is_duty for one in promises):
        raise CustomerMustSay
