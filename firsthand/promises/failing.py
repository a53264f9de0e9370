"""How small failures come to stand by customer: each fact that tells one leaves a row."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.db.models import F

from firsthand.conversations.facts import (
    AnswerLate,
    ConversationReopened,
    HandOverGivenBack,
    LongSilence,
    MatterHandedOn,
    SaidUnsolved,
    UnsolvedByWord,
)
from firsthand.journal.facts import Fact
from firsthand.kit.rows import insert_few
from firsthand.promises.facts import AskedAgain, PromiseBroken
from firsthand.promises.models import Failure
from firsthand.promises.rules.failures import FailureKind

KINDS: dict[type[Fact], FailureKind] = {
    AnswerLate: FailureKind.ANSWER_LATE,
    PromiseBroken: FailureKind.PROMISE_BROKEN,
    ConversationReopened: FailureKind.CAME_BACK,
    MatterHandedOn: FailureKind.HANDED_ON,
    SaidUnsolved: FailureKind.NOT_SOLVED,
    UnsolvedByWord: FailureKind.NOT_SOLVED,
    LongSilence: FailureKind.SILENCE,
    # Whoever was to go on with it gave it back: the customer waited for nothing.
    HandOverGivenBack: FailureKind.NEEDLESS,
    AskedAgain: FailureKind.ASKED_AGAIN,
}
FEW = 3
# Who gave it to the wrong colleague and takes it back within so long has handed on nothing.
A_SLIP = timedelta(minutes=10)
# An act on many may be undone for so long.
A_DAY = timedelta(days=1)


def let_down(facts: Sequence[Fact], *, at: datetime) -> None:
    """Each of them stands with its customer; one statement, however many."""
    # That a matter came back, and what a customer says themselves, is told by a fact of its own.
    told = ("came_back", "themselves")
    rows = [_failure(fact, at=at) for fact in facts if not any(getattr(fact, name, False) for name in told)]
    if 0 < len(rows) <= FEW:
        insert_few(rows)
    else:
        Failure.objects.bulk_create(rows, batch_size=500)


def let_down_by_handing_on(facts: Sequence[MatterHandedOn], *, at: datetime) -> None:
    """Passed on once more; what goes straight back to who had it was a slip, and counts neither way."""
    slips = _came_back({fact.conversation for fact in facts}, since=at - A_SLIP)
    if new := [fact for fact in facts if fact.conversation not in slips]:
        let_down(new, at=at)


def not_handed_on_after_all(facts: Sequence[Fact], *, at: datetime) -> None:
    """What was put back as it was was never handed on."""
    _came_back({fact.values()["conversation"] for fact in facts}, since=at - A_DAY)


def _came_back(conversations: Collection[int], *, since: datetime) -> set[int]:
    """Those that are again with whom they had been taken from since then; that failure is gone."""
    lately = Failure.objects.filter(conversation__in=conversations, kind=FailureKind.HANDED_ON, at__gte=since)
    back = dict(lately.filter(owner=F("conversation__owner")).order_by("pk").values_list("conversation", "pk"))
    if back:
        Failure.objects.filter(pk__in=back.values()).delete()
    return set(back)


def _failure(fact: Fact, *, at: datetime) -> Failure:
    said = fact.values()
    return Failure(
        customer_id=said["customer"],
        conversation_id=said["conversation"],
        kind=KINDS[type(fact)],
        at=at,
        owner_id=said.get("owner") or said.get("before"),
        message_id=said.get("message"),
    )
