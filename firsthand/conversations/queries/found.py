"""Search over all that a representative may see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    shown: list[tuple[Hit, Conversation]] = []
    for hits in _candidates(words, size=size if representative.is_administrator else AT_ONCE):
        shown += _visible(hits, representative)
        if len(shown) >= size:
            break
    return _with_passages(shown[:size], words)


def _candidates(words: str, *, size: int) -> Iterator[list[Hit]]:
    before: int | None = None
    for _round in range(AT_MOST // size):
        hits = groups_matching(words, limit=size, before=before)
        yield hits
        if len(hits) < size:
            return
        before = hits[-1].position


def _visible(hits: list[Hit], representative: Representative) -> list[tuple[Hit, Conversation]]:
    conversations = visible_to(representative).for_rows().in_bulk([hit.group_id for hit in hits])
    return [(hit, conversations[hit.group_id]) for hit in hits if hit.group_id in conversations]


def _with_passages(shown: list[tuple[Hit, Conversation]], words: str) -> list[Found]:
    texts = dict(Message.objects.filter(pk__in=[hit.object_id for hit, _ in shown]).values_list("pk", "reply_text"))
    return [Found(one, hit.object_id, passage(texts.get(hit.object_id, ""), words)) for hit, one in shown]
