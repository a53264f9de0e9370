"""Search over all that a representative may see."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from django.db.models import Q

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries.asked import Asking, Meaning, meaning
from firsthand.conversations.queries.visible import visible_to
from firsthand.conversations.rules.asking import Asked, Filter
from firsthand.conversations.rules.indexed import WITH_FILES
from firsthand.search.documents import Hit
from firsthand.search.find import best, groups_matching, matches
from firsthand.search.fold import fold
from firsthand.search.mend import mended
from firsthand.search.passage import Piece, passage
from firsthand.team.models import Representative

MOST_FOUND = 30
# How many found conversations are looked at for those that may be shown: a bound, so that a common word costs no more.
AT_ONCE, AT_MOST = 200, 2_000
MOST_HELD, MOST_WITHOUT_WORDS = 500, 10_000
LOOKED_AT_IN_HELD = ("pk", "conversation", "reply_text", "sender_address", "sender_name", "subject")


@dataclass(frozen=True)
class Found:
    """A conversation and the place in it where the words stand: pieces of text, each with whether it was asked for."""

    conversation: Conversation
    message: int
    passage: Sequence[Piece]


@dataclass(frozen=True)
class Answer:
    """What was found, the filters that name nothing there is, and the words that were looked for instead, if they were."""

    found: Sequence[Found] = ()
    unknown: Sequence[Filter] = ()
    instead: str = ""


@dataclass(frozen=True)
class Way:
    """How one looks: at every message or at each conversation once, only at those with files, the best or the newest first."""

    each_message: bool = False
    with_files: bool = False
    best_first: bool = False

    @property
    def scopes(self) -> tuple[str, ...] | None:
        return (WITH_FILES,) if self.with_files else None


PLAIN = Way()


def search(representative: Representative, words: str, *, size: int = MOST_FOUND, way: Way = PLAIN) -> list[Found]:
    """The conversations in which these words stand, newest first."""
    narrow = not representative.is_administrator
    return _holding(words, Meaning(Q()), representative, size=size, narrow=narrow, way=way)


def answer_to(asked: Asked, asking: Asking, *, size: int = MOST_FOUND, way: Way = PLAIN) -> Answer:
    """Where the words stand and all is as the filters say; where nothing is found, what a slip may have meant."""
    answer = _answer(asked, asking, size=size, way=way)
    if answer.found or answer.unknown or not asked.words.strip() or asked.is_of_held:
        return answer
    # The likeliest alone: each further guess would cost a whole search for whoever finds nothing while they type.
    for words in mended(asked.words)[:1]:
        better = _answer(replace(asked, words=words), asking, size=size, way=way)
        if better.found:
            return replace(better, instead=words)
    return answer


def _answer(asked: Asked, asking: Asking, *, size: int, way: Way) -> Answer:
    if not asked.filters:
        return Answer(search(asking.representative, asked.words, size=size, way=way) if asked.words.strip() else ())
    means = meaning(asked.filters, asking)
    if words := " ".join([*means.names, asked.words]).rstrip():
        if asked.is_of_held:
            return Answer(_held_with(words, means, asking.representative, size=size), means.unknown)
        found = _holding(words, means, asking.representative, size=size, narrow=True, way=way)
        return Answer(found, means.unknown)
    return Answer(_newest(means, asking.representative, size=size), means.unknown)


def page_with_words(
    asked: Asked, means: Meaning, representative: Representative, *, before: int | None, size: int
) -> tuple[list[Conversation], int | None]:
    """The next conversations that hold the words, the newest first, and the position from which one goes on; None at the end.

    One that looked through many and found few is short, and goes on all the same.
    """
    words = " ".join([*means.names, asked.words]).rstrip()
    if asked.is_of_held:
        return [found.conversation for found in _held_with(words, means, representative, size=MOST_HELD)], None
    shown, position = _gone_through(words, means, representative, before=before, size=size)
    rows = Conversation.objects.as_rows().in_bulk([hit.group_id for hit in shown])
    return [rows[hit.group_id] for hit in shown if hit.group_id in rows], position


def _gone_through(
    words: str, means: Meaning, representative: Representative, *, before: int | None, size: int
) -> tuple[list[Hit], int | None]:
    shown: list[Hit] = []
    for many in (2 * size, *repeat(AT_ONCE, AT_MOST // AT_ONCE)):
        hits = groups_matching(words, limit=many, before=before)
        shown += _visible(hits, means, representative)
        if len(shown) > size:
            return shown[:size], shown[size - 1].position
        if len(hits) < many:
            return shown, None
        before = hits[-1].position
    return shown, before


def all_found(asked: Asked, asking: Asking) -> list[int]:
    """The numbers of all conversations that such a search finds, newest first, as far as any search looks."""
    means, me = meaning(asked.filters, asking), asking.representative
    words = " ".join([*means.names, asked.words]).rstrip()
    if words and asked.is_of_held:
        return [found.conversation.pk for found in _held_with(words, means, me, size=MOST_HELD)]
    if words:
        hits = _hits(words, means, me, size=AT_MOST, narrow=bool(asked.filters) or not me.is_administrator)
        return [hit.group_id for hit in hits]
    seen = visible_to(me).filter(means.condition) if asked.filters else Conversation.objects.none()
    return list(seen.newest_first().values_list("pk", flat=True)[:MOST_WITHOUT_WORDS])


def _holding(
    words: str, means: Meaning, representative: Representative, *, size: int, narrow: bool, way: Way
) -> list[Found]:
    return _with_passages(_hits(words, means, representative, size=size, narrow=narrow, way=way), words)


def _hits(
    words: str, means: Meaning, representative: Representative, *, size: int, narrow: bool, way: Way = PLAIN
) -> list[Hit]:
    shown: list[Hit] = []
    for hits in _candidates(words, way, first=2 * size if narrow else size):
        shown += _visible(hits, means, representative) if narrow else hits
        if len(shown) >= size:
            break
    return shown[:size]


def _candidates(words: str, way: Way, *, first: int) -> Iterator[list[Hit]]:
    """The newest few, which are mostly enough, then many at a time; the best are sought among many at once."""
    if way.best_first:
        found = best(words, limit=AT_MOST, scopes=way.scopes)
        yield found if way.each_message else _each_once(found)
        return
    look: Callable[..., list[Hit]] = matches if way.each_message else groups_matching
    before: int | None = None
    for size in (first, *repeat(AT_ONCE, AT_MOST // AT_ONCE)):
        hits = look(words, limit=size, before=before, scopes=way.scopes)
        yield hits
        if len(hits) < size:
            return
        before = hits[-1].position


def _each_once(hits: list[Hit]) -> list[Hit]:
    """The first hit of each conversation."""
    first: dict[int, Hit] = {}
    for hit in hits:
        first.setdefault(hit.group_id, hit)
    return list(first.values())


def _visible(hits: list[Hit], means: Meaning, representative: Representative) -> list[Hit]:
    """Those of the hits that they may see and that are as they asked."""
    found = [hit.group_id for hit in hits]
    seen = visible_to(representative).filter(means.condition, pk__in=found)
    shown = {pk for pk, customer in seen.values_list("pk", "customer__name") if means.is_named(customer)}
    return [hit for hit in hits if hit.group_id in shown]


def _held_with(words: str, means: Meaning, representative: Representative, *, size: int) -> list[Found]:
    """The index holds nothing that is held back, so that no search meets spam: the newest few hundred are read instead."""
    rows = visible_to(representative).filter(means.condition).newest_first().as_rows()[:MOST_HELD]
    held = {row.pk: row for row in rows}
    found: dict[int, Found] = {}
    letters = Message.objects.filter(conversation__in=held, kind=Message.Kind.RECEIVED).order_by("-pk")
    for pk, conversation, text, *named in letters.values_list(*LOOKED_AT_IN_HELD):
        row = held[conversation]
        if conversation not in found and _holds_all(words, text, row.subject, row.customer.name, *named):
            found[conversation] = Found(row, pk, passage(text, words))
    return [found[pk] for pk in held if pk in found][:size]


def _holds_all(words: str, *texts: str) -> bool:
    """Whether each word stands in one of the texts, at least as a beginning or a part."""
    text = fold("\n".join(texts))
    return all(one.strip('"') in text for one in fold(words).split())


def _newest(means: Meaning, representative: Representative, *, size: int) -> list[Found]:
    """Without words there is no place to show but the newest word."""
    rows = visible_to(representative).filter(means.condition).newest_first().as_rows()[:size]
    return [Found(row, 0, [(row.excerpt, False)]) for row in rows]


def _with_passages(shown: list[Hit], words: str) -> list[Found]:
    """Each hit with its conversation, fetched only now: most of what was looked at is not shown."""
    conversations = Conversation.objects.as_rows().in_bulk([hit.group_id for hit in shown])
    texts = dict(Message.objects.filter(pk__in=[hit.object_id for hit in shown]).values_list("pk", "reply_text"))
    return [
        Found(conversations[hit.group_id], hit.object_id, passage(texts.get(hit.object_id, ""), words))
        for hit in shown
        if hit.group_id in conversations
    ]
