"""An unsent answer leaves: at its time, or now."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.reply import reply
from firsthand.conversations.actions.reply_and_resolve import reply_and_resolve
from firsthand.conversations.actions.take_back_unsent import hold_refused
from firsthand.conversations.actions.unsent import count, undecided
from firsthand.conversations.facts import UnsentLeft
from firsthand.conversations.models import Conversation, Message, Unsent
from firsthand.conversations.rules.refusals import WrittenForAnother
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.team.models import Representative


@transaction.atomic
def send_now(unsent: Unsent, *, by: Representative, at: datetime, read_to: int | None = None) -> Message:
    """It is on its way, in the name of whoever sends it. Raises `HasLeft`, `WasThrownAway`, and what `reply` raises."""
    conversation, unsent = undecided(unsent, by=by)
    return _leave(unsent, conversation, by=by, at=at, read_to=read_to or unsent.read_to)


def send_at_its_time(unsent_id: int, *, at: datetime) -> None:
    """It is on its way, once however often this is done; one that cannot leave is held back and its writer told."""
    try:
        _send_at_its_time(unsent_id, at=at)
    except Refused as why:
        _hold(unsent_id, why, at=at)


@transaction.atomic
def _send_at_its_time(unsent_id: int, *, at: datetime) -> None:
    unsent, conversation = _under_lock(unsent_id)
    if unsent.is_waiting and unsent.leaves_at <= at:
        if unsent.customer and unsent.customer_id != conversation.customer_id:
            raise WrittenForAnother(name=unsent.customer.called)
        _leave(unsent, conversation, by=unsent.author, at=at, read_to=unsent.read_to)


@transaction.atomic
def _hold(unsent_id: int, why: Refused, *, at: datetime) -> None:
    """A colleague answered meanwhile, the matter is held back or another's, its writer left, nobody is to write to: a person decides."""
    unsent, conversation = _under_lock(unsent_id)
    if unsent.is_waiting:
        record(hold_refused(unsent, conversation, because=why), by=HOUSE, at=at)


def _under_lock(unsent_id: int) -> tuple[Unsent, Conversation]:
    """The answer, looked at under the lock of its conversation as everybody does who changes it."""
    conversation = Conversation.objects.filter(unsent_answers=unsent_id)
    locked = Conversation.objects.locked().get(pk__in=conversation.values("pk"))
    return Unsent.objects.select_related("author__account", "customer").get(pk=unsent_id), locked


def _leave(
    unsent: Unsent, conversation: Conversation, *, by: Representative, at: datetime, read_to: int | None
) -> Message:
    # Once, by its state under the lock of its conversation: an id for it could be taken by another program's message.
    leave = reply_and_resolve if unsent.resolves else reply
    message = leave(conversation, words=unsent.words, addressing=unsent.goes_to, by=by, at=at, read_to=read_to)
    unsent.state, unsent.message = Unsent.State.SENT, message
    unsent.save(update_fields=["state", "message"])
    count(message.matter)
    who = {"conversation": message.matter.pk, "customer": message.matter.customer_id}
    record(UnsentLeft(**who, unsent=unsent.pk, message=message.pk), by=by, at=at)
    return message
