"""Search over all that a representative may see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries.visible import visible_to
from firsthand.search.documents import Hit
from firsthand.search.find import groups_matching
from firsthand.search.passage import Piece, passage
from firsthand.team.models import Representative

PAGE = 30
# How many found conversations are looked at for those that may be shown: a bound, so that a common word costs no more.
AT_ONCE, AT_MOST = 200, 2_000


@dataclass(frozen=True)
class Found:
    """A conversation and the place in it where the words stand: pieces of text, each with whether it was asked for."""

    conversation: Conversation
    message: int
    passage: Sequence[Piece]


def search(representative: Representative, words: str, *, size: int = PAGE) -> list[Found]:
    """The conversations in which these words stand, newest first."""
    shown: list[Hit] = []
    for hits in _candidates(words, first=size if representative.is_administrator else 2 * size):
        shown += _visible(hits, representative)
        if len(shown) >= size:
            break
    return _with_passages(shown[:size], words)


def _candidates(words: str, *, first: int) -> Iterator[list[Hit]]:
    """The newest few, which are mostly enough, then many at a time."""
    before: int | None = None
    for size in (first, *repeat(AT_ONCE, AT_MOST // AT_ONCE)):
        hits = groups_matching(words, limit=size, before=before)
        yield hits
        if len(hits) < size:
            return
        before = hits[-1].position


def _visible(hits: list[Hit], representative: Representative) -> list[Hit]:
    """Those of the hits that they may see."""
    if representative.is_administrator:
        return hits
    found = [hit.group_id for hit in hits]
    seen = set(visible_to(representative).filter(pk__in=found).values_list("pk", flat=True))
    return [hit for hit in hits if hit.group_id in seen]


def _with_passages(shown: list[Hit], words: str) -> list[Found]:
    """Each hit with its conversation, fetched only now: most of what was looked at is not shown."""
    conversations = Conversation.objects.as_rows().in_bulk([hit.group_id for hit in shown])
    texts = dict(Message.objects.filter(pk__in=[hit.object_id for hit in shown]).values_list("pk", "reply_text"))
    return [
        Found(conversations[hit.group_id], hit.object_id, passage(texts.get(hit.object_id, ""), words))
        for hit in shown
        if hit.group_id in conversations
    ]
