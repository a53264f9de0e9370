"""What each act does with one conversation: its own action, with what the batch says."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from firsthand.batches.models import Batch, Item
from firsthand.batches.rules import Act, NobodyChosen
from firsthand.conversations.actions import (
    assign,
    hold_again,
    let_through,
    mark_spam,
    move,
    own,
    prioritise,
    put_back,
    release,
    remind,
    reopen,
    resolve,
    resume,
    snooze,
    tag_less,
    tag_more,
    take_back_spam,
    wait,
)
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.standing import Standing
from firsthand.conversations.rules.states import Priority
from firsthand.team.models import Representative, Team

# Of `by` and `at`, which come last.
Deed = Callable[..., Conversation]
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
TAGGING: dict[str, Deed] = {Act.TAG: tag_more, Act.UNTAG: tag_less}


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
        case Act.TAG | Act.UNTAG:
            return partial(TAGGING[batch.act], tags=given["tags"])
    return PLAIN[batch.act]


def undoing(act: str, item: Item) -> Deed:
    """What puts one conversation back as the act found it, if nobody changed it since."""
    seen = item.version or 0
    match act:
        case Act.SPAM:
            return partial(take_back_spam, seen=seen)
        case Act.NOT_SPAM:
            return partial(hold_again, seen=seen)
    return partial(put_back, before=Standing.from_json(item.before or {}), seen=seen)


def _there(found: Any) -> Any:
    if found is None:
        raise NobodyChosen
    return found
