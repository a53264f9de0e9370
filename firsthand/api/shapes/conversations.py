"""A conversation, as programs see it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator

from firsthand.api.caller import Caller
from firsthand.api.fields import Email, ExternalId, Id, Language, Moment, Name, Subject, Tag, Text
from firsthand.api.shapes.ground import Given, Named, Shown
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import Priority

Turn = Literal["open", "waiting", "snoozed", "resolved"]
StateName = Literal["open", "waiting", "snoozed", "resolved", "held"]
PriorityName = Literal["low", "normal", "high", "urgent"]


class ConversationShape(Shown):
    """One matter of one customer. To a customer's own key the fields of our work are null, and one that is snoozed or held back is open."""

    id: int
    subject: str
    state: Annotated[StateName, Field(description="`held`: it waits in the spam folder and owes nothing.")]
    held_for: Annotated[
        Literal["likely", "marked", "blocked"] | None,
        Field(description="Looks like spam, was marked as spam, or its sender is blocked."),
    ]
    snoozed_until: datetime | None
    language: str
    customer: Named
    owner: Annotated[Named | None, Field(description="The representative who answers for it.")]
    opened_at: datetime
    resolved_at: datetime | None
    last_at: Annotated[datetime, Field(description="When its newest message came or went.")]
    last_by: Literal["customer", "representative"]
    excerpt: Annotated[str, Field(description="The beginning of the newest words; to a customer's key nothing.")]
    external_id: str | None
    version: int
    inbox: Named | None
    team: Named | None
    priority: PriorityName | None
    tags: list[str] | None
    answer_due_at: Annotated[datetime | None, Field(description="By when the customer must have an answer.")]
    next_due_at: Annotated[
        datetime | None, Field(description="When what was promised next falls due: an answer, a solution, a word.")
    ]
    message_count: int | None
    reopenings: int | None
    related: Annotated[int | None, Field(description="Another conversation to which this one may belong.")]
    merged_into: Annotated[
        int | None, Field(description="The conversation in which all of it stands since it was merged.")
    ]


class KnownCustomer(Given):
    """A customer by their id."""

    id: Id


class WrittenCustomer(Given):
    """A customer by their e-mail address: the one who has it, else a new one."""

    email: Email
    name: Name = ""


class NewConversation(Given):
    """A matter. With `text` the customer said it and is owed an answer; without, a representative begins it."""

    customer: Annotated[
        KnownCustomer | WrittenCustomer | None, Field(description="Left out with a customer's own key.")
    ] = None
    subject: Subject = ""
    text: Text | None = None
    inbox: Id | None = None
    language: Language = ""
    external_id: ExternalId | None = None


class ConversationChange(Given):
    """What is to change; what is left out stays."""

    state: Annotated[Turn | None, Field(description="Held back, or let through, is said with `/spam`.")] = None
    until: Annotated[Moment | None, Field(description="With `snoozed`: until when.")] = None
    owner: Annotated[Id | None, Field(description="A representative; null gives it back to the team.")] = None
    team: Id | None = None
    priority: PriorityName | None = None
    tags: Annotated[list[Tag] | None, Field(max_length=50, description="Exactly these.")] = None
    language: Annotated[Language | None, Field(min_length=2)] = None

    @model_validator(mode="after")
    def _snoozed_until_a_time(self) -> "ConversationChange":
        if (self.state == "snoozed") != (self.until is not None):
            raise ValueError("`until` goes with the state `snoozed`, and `snoozed` with `until`")
        return self


def shape_of(conversation: Conversation, *, to: Caller, tags: list[str] | None = None) -> ConversationShape:
    """The conversation as this caller may see it."""
    if to.customer is not None:
        return _own(conversation)
    return _whole(conversation, sorted(tag.name for tag in conversation.tags.all()) if tags is None else tags)


def _whole(conversation: Conversation, tags: list[str]) -> ConversationShape:
    owner = conversation.owner
    return ConversationShape(
        id=conversation.pk,
        subject=conversation.subject,
        state=conversation.state,
        held_for=conversation.held_for or None,
        snoozed_until=conversation.snoozed_until,
        language=conversation.language,
        customer=Named(id=conversation.customer_id, name=conversation.customer.name),
        owner=Named(id=owner.pk, name=owner.name) if owner else None,
        opened_at=conversation.opened_at,
        resolved_at=conversation.resolved_at,
        last_at=conversation.last_at,
        last_by=conversation.last_by,
        excerpt=conversation.excerpt,
        external_id=conversation.external_id,
        version=conversation.version,
        inbox=Named(id=conversation.inbox_id, name=conversation.inbox.name),
        team=Named(id=conversation.team_id, name=conversation.team.name),
        priority=Priority(conversation.priority).name.lower(),
        tags=tags,
        answer_due_at=conversation.answer_due_at,
        next_due_at=conversation.next_due_at,
        message_count=conversation.message_count,
        reopenings=conversation.reopenings,
        related=conversation.related_id,
        merged_into=conversation.merged_into_id,
    )


def _own(conversation: Conversation) -> ConversationShape:
    """Without anything of our work: tags judge, notes count, and being put away is our affair.

    Nor the newest words: others may have written them, or they may have gone to others.
    """
    return _whole(conversation, []).model_copy(
        update={
            "state": "open" if conversation.state in {"snoozed", "held"} else conversation.state,
            "external_id": None,
            "excerpt": "",
            **dict.fromkeys(
                [
                    "held_for",
                    "snoozed_until",
                    "inbox",
                    "team",
                    "priority",
                    "tags",
                    "answer_due_at",
                    "next_due_at",
                    "merged_into",
                    "message_count",
                    "reopenings",
                    "related",
                ]
            ),
        }
    )
