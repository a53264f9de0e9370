"""What each act does: with one conversation its own action, with what the batch says; with tags, and undone, with many."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from firsthand.batches.models import Batch, Item
from firsthand.batches.rules import Act, NobodyChosen
from firsthand.conversations.actions import (
    assign,
    hold_again_many,
    let_through,
    mark_spam,
    move,
    own,
    prioritise,
    put_back,
    put_tags_back,
    release,
    remind,
    reopen,
    resolve,
    resume,
    snooze,
    tag_many,
    take_back_spam_of_many,
    wait,
)
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.standing import Standing
from firsthand.conversations.rules.states import Priority
from firsthand.kit.errors import Refused
from firsthand.team.models import Representative, Team

# Of `by` and `at`, which come last.
Deed = Callable[..., Conversation]
# The same of many at once, which answers who was refused, by number.
SliceDeed = Callable[..., dict[int, Refused]]
PLAIN: dict[str, Deed] = {
    Act.OWN: own,
    Act.RELEASE: release,
    Act.WAIT: wait,
    Act.RESUME: resume,
    Act.RESOLVE: resolve,
    Act.REOPEN: reopen,
    Act.SPAM: mark_spam,
    Act.NOT_SPAM: let_through,
    Act.REMIND: remind,
}
TAGGING = (Act.TAG, Act.UNTAG)
# What holds them back is looked at as well as how they stood.
UNDOING: dict[str, SliceDeed] = {Act.SPAM: take_back_spam_of_many, Act.NOT_SPAM: hold_again_many}


def deed_of(batch: Batch) -> Deed:
    """The action with its values, looked up once for many. Raises NobodyChosen when whoever shall have them is gone."""
    given: dict[str, Any] = batch.parameters
    match batch.act:
        case Act.ASSIGN:
            return partial(assign, to=_there(Representative.objects.with_account().filter(pk=given["to"]).first()))
        case Act.MOVE:
            return partial(move, to=_there(Team.objects.standing().filter(pk=given["team"]).first()))
        case Act.PRIORITY:
            return partial(prioritise, priority=Priority(given["priority"]))
        case Act.SNOOZE:
            return partial(snooze, until=datetime.fromisoformat(given["until"]))
    return PLAIN[batch.act]


def is_tagging(batch: Batch) -> bool:
    """Whether it puts tags on or off, or undoes that."""
    return (batch.undoes.act if batch.undoes else batch.act) in TAGGING


def is_together(batch: Batch) -> bool:
    """Whether many are done with a few statements."""
    return is_tagging(batch) or batch.undoes is not None


def together(batch: Batch, items: Sequence[Item]) -> SliceDeed:
    """What puts tags as the batch wants them, or what puts all as it was before the one that it undoes."""
    if batch.undoes is None:
        given = set(batch.parameters["tags"])
        return partial(tag_many, choose=lambda _one, held: held | given if batch.act == Act.TAG else held - given)
    done = _items_of(batch.undoes, items)
    seen = {number: one.version or 0 for number, one in done.items()}
    if undoing := UNDOING.get(batch.undoes.act):
        return partial(undoing, seen=seen)
    stood = {number: Standing.from_json(one.before or {}) for number, one in done.items()}
    if is_tagging(batch):
        return partial(put_tags_back, before={number: one.tags or () for number, one in stood.items()}, seen=seen)
    return partial(put_back, before=stood, seen=seen)


def _items_of(undone: Batch, items: Sequence[Item]) -> dict[int, Item]:
    """What became of the same conversations in the batch that is undone, by their numbers."""
    numbers = [item.conversation_id for item in items]
    return {one.conversation_id: one for one in undone.items.filter(conversation__in=numbers)}


def _there(found: Any) -> Any:
    if found is None:
        raise NobodyChosen
    return found
