"""Which screens look again when something happened in conversations."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from firsthand.conversations.facts import AcknowledgementWritten, MessageSent, NoteWritten, OwnerReminded
from firsthand.conversations.models import Conversation
from firsthand.journal.facts import Fact
from firsthand.kit.prepared import prepared
from firsthand.people.facts import AddressSplitOff, CustomersJoined, CustomersParted

MOST_SCREENS = 100
# What shows in the thread alone. Every row of every list would look again for it in vain: with a hundred lists open, that is
# what a desk is busy with.
IN_THE_THREAD = (NoteWritten, MessageSent, AcknowledgementWritten, OwnerReminded)


def screens(facts: Sequence[Fact]) -> Iterable[str]:
    """The topics of the conversations themselves, of the desks on which they stand, and of those they have left."""
    ids = {number for fact in facts if (number := getattr(fact, "conversation", None))}
    topics = {f"conversation:{number}" for number in ids}
    if not (
        rowed := {
            number
            for fact in facts
            if not isinstance(fact, IN_THE_THREAD) and (number := getattr(fact, "conversation", None))
        }
    ):
        return topics
    topics |= {"desk"}
    for one in _standing(*rowed):
        topics |= {f"team:{one.team_id}"} | ({f"representative:{one.owner_id}"} if one.owner_id else set())
    topics |= {
        f"representative:{had}" for fact in facts for name in ("before", "hands") if (had := getattr(fact, name, None))
    }
    topics |= {f"team:{left}" for fact in facts if (left := getattr(fact, "before_team", None))}
    topics |= {
        f"moved:{number}"
        for fact in facts
        if _is_out_of_sight(fact) and (number := getattr(fact, "conversation", None))
    }
    return topics


def screens_of_people(facts: Sequence[CustomersJoined | CustomersParted | AddressSplitOff]) -> Iterable[str]:
    """The desk, and the newest matters of whom it concerns."""
    people = {number for fact in facts for number in (fact.customer, fact.other)}
    newest = Conversation.objects.filter(customer__in=people).order_by("-last_at").values_list("pk", flat=True)
    return {"desk"} | {f"conversation:{number}" for number in newest[:MOST_SCREENS]}


def _is_out_of_sight(fact: Fact) -> bool:
    """Whether somebody who saw the conversation may see it no longer."""
    return bool(getattr(fact, "before", None) or getattr(fact, "before_team", None))


@prepared
def _standing(*conversations: int) -> QuerySet[Conversation]:
    return Conversation.objects.filter(pk__in=conversations).only("team", "owner")
