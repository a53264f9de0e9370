"""Which conversations are asked for: only by what stands here."""

from typing import Annotated

from django.db.models import prefetch_related_objects
from pydantic import BaseModel, Field

from firsthand.api.caller import Caller
from firsthand.api.fields import LARGEST_ID, Moment
from firsthand.api.pages import Slice, bad_cursor, cursor_of, read_cursor
from firsthand.api.problems import flawed, not_allowed
from firsthand.api.shapes.conversations import PriorityName, StateName
from firsthand.channels.webform.queries import conversations_by
from firsthand.conversations.models import Conversation
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.conversations.queries import CursorIsBad, View, desk_list
from firsthand.conversations.rules.states import Priority
from firsthand.team.models import Representative

Number = Annotated[int | None, Field(ge=1, le=LARGEST_ID)]
OPEN_TO_CUSTOMERS = {"state", "updated_after"}


class Asked(BaseModel):
    """The filters; all of them must hold."""

    state: StateName | None = None
    priority: PriorityName | None = None
    owner: Number = None
    unowned: bool | None = None
    team: Number = None
    customer: Number = None
    inbox: Number = None
    form: Annotated[Number, Field(description="What came by this form.")] = None
    tag: Annotated[str | None, Field(max_length=60)] = None
    external_id: Annotated[str | None, Field(max_length=200)] = None
    updated_after: Annotated[Moment | None, Field(description="The newest message came or went after this.")] = None

    @property
    def said(self) -> dict[str, object]:
        return self.model_dump(exclude_none=True)


def chosen(conversations: ConversationQuerySet, asked: Asked, *, caller: Caller) -> ConversationQuerySet:
    """Those of the conversations for which all that is asked holds."""
    said = asked.said
    if caller.customer is not None and said.keys() - OPEN_TO_CUSTOMERS:
        raise not_allowed("A customer's key may choose by `state` and `updated_after` only.")
    if caller.customer is not None and asked.state is not None:
        # To customers what we put away for a while is open.
        shown_as = {"open": ["open", "snoozed", "held"], "snoozed": [], "held": []}.get(asked.state, [asked.state])
        conversations = conversations.filter(state__in=shown_as)
        said.pop("state")
    elif caller.customer is None and not said.keys() & {"state", "external_id"}:
        conversations = conversations.let_in()
    if (unowned := said.pop("unowned", None)) is not None:
        conversations = conversations.filter(owner__isnull=unowned)
    if said.pop("form", None) and asked.form:
        conversations = conversations.filter(pk__in=conversations_by(asked.form))
    return conversations.filter(**{LOOKUPS.get(name, name): _value(name, value) for name, value in said.items()})


LOOKUPS = {"tag": "tags__name", "updated_after": "last_at__gt"}


def _value(name: str, value: object) -> object:
    return Priority[str(value).upper()] if name == "priority" else value


def desk_page(by: Representative, asked: Asked, *, view: str, cursor: str, limit: int) -> Slice[Conversation]:
    """A page of one of the desk's own lists."""
    if asked.said:
        raise flawed("view", "Ask for a view or by filters, not both.")
    kind = f"d{view}:"
    try:
        page = desk_list(by, View(view), after=read_cursor(cursor, kind=kind) if cursor else "", size=limit)
    except (CursorIsBad, OverflowError):
        raise bad_cursor() from None
    rows = list(page.rows)
    prefetch_related_objects(rows, "tags")
    return Slice(rows, cursor_of(page.next, kind=kind) if page.next else None)
