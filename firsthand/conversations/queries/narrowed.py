"""A list narrowed down by the filters of a search, in an order that an index holds, a page at a time."""

from collections.abc import Sequence

from django.db.models import QuerySet

from firsthand.conversations.models import Conversation, Tag
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.conversations.queries.asked import Asking, Meaning, meaning
from firsthand.conversations.queries.desk import (
    PAGE,
    CursorIsBad,
    DeskPage,
    Reader,
    cursor_of,
    in_order,
    seen_parts,
    shown,
    together,
)
from firsthand.conversations.queries.found import page_with_words
from firsthand.conversations.queries.visible import visible_to
from firsthand.conversations.rules.asking import Asked, Filter
from firsthand.conversations.rules.lists import Sort

# So many rows are looked through for those that fit: what is rare makes a page that is short, and goes on behind it.
LOOKED_THROUGH = 1_000
AT, LAST_POSITION = "at-", 2**63 - 1


def narrowed_rows(
    asked: Asked, asking: Asking, *, sort: Sort, after: str = "", size: int = PAGE, tagged: bool = False
) -> DeskPage:
    """A page of those that fit, in at most two statements beside the look-ups of names; raises `CursorIsBad`.

    With words to be found in messages the newest that hold them. A page may be short and yet have a next one.
    """
    if not asking.representative.is_active:
        return DeskPage([], "")
    means = meaning(asked.filters, asking)
    if asked.words.strip() or means.names:
        found, next_ = page_with_words(asked, means, asking.representative, before=_position(after), size=size)
        return DeskPage(found, "" if next_ is None else f"{AT}{next_}", means.unknown)
    return _looked_through(_Walk(asked, asking, sort, after), means, size=size, tagged=tagged)


def _position(after: str) -> int | None:
    """Where in the index a page with words goes on; raises `CursorIsBad`."""
    if not after:
        return None
    number = after.removeprefix(AT)
    if not number.isdecimal() or len(number) > 19 or int(number) > LAST_POSITION:
        raise CursorIsBad
    return int(number)


class _Walk:
    """The conversations among which those that fit are looked for, in their order."""

    def __init__(self, asked: Asked, asking: Asking, sort: Sort, after: str) -> None:
        self._asked, self._me, self.sort, self.after = asked, asking.representative, sort, after

    def rows(self, size: int) -> ConversationQuerySet:
        if (few := self._few()) is not None:
            chosen = visible_to(self._me).filter(pk__in=few)
            return together([chosen], self._chosen(), self.sort, after=self.after, size=size)
        return together(self._parts(), self._chosen(), self.sort, after=self.after, size=size)

    def _parts(self) -> list[ConversationQuerySet]:
        chosen = self._chosen()
        if Filter("owner", "me") in self._asked.filters:
            return [chosen.filter(owner=self._me.pk)]
        everything = self._me.is_administrator
        return seen_parts(chosen, Reader(self._me.pk, everything, () if everything else tuple(self._me.places)))

    def _chosen(self) -> ConversationQuerySet:
        """Those in the state that is asked for; only what is open can be due."""
        state = self._asked.value("is")
        if state in {"open", "late"} or self.sort is Sort.DUE:
            unowned = Filter("owner", "none") in self._asked.filters
            return Conversation.objects.open().unowned() if unowned else Conversation.objects.open()
        if state in {"waiting", "snoozed"}:
            return Conversation.objects.waiting()
        return Conversation.objects.held() if state == "held" else Conversation.objects.let_in()

    def _few(self) -> Sequence[int] | None:
        """Those that bear the tag, where they are few enough to be sorted."""
        name = self._asked.value("tag")
        if not name:
            return None
        bearing: QuerySet[Tag, int] = Tag.objects.filter(name=name.lower()).values_list("pk", flat=True)
        through = Conversation.tags.through.objects.filter(tag__in=list(bearing))
        found = list(through.values_list("conversation", flat=True)[: LOOKED_THROUGH + 1])
        return found if len(found) <= LOOKED_THROUGH else None


def _looked_through(walk: _Walk, means: Meaning, *, size: int, tagged: bool) -> DeskPage:
    window = walk.rows(LOOKED_THROUGH)
    fitting = Conversation.objects.filter(means.condition, pk__in=window.values("pk"))
    rows = list(shown(in_order(fitting, walk.sort)[: size + 1], tagged=tagged))
    if len(rows) > size:
        return DeskPage(rows[:size], cursor_of(rows[size - 1], walk.sort), means.unknown)
    last = list(window[LOOKED_THROUGH - 1 : LOOKED_THROUGH].only("due_order", "last_at"))
    return DeskPage(rows, cursor_of(last[0], walk.sort) if last else "", means.unknown)
