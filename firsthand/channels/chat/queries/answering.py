"""Who answers in a chat now, or by when somebody does: the truth, as far as it is known."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import DateTimeField, QuerySet
from django.db.models.expressions import RawSQL

from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.seals import face_at
from firsthand.conversations.models import Conversation
from firsthand.kit.prepared import prepared
from firsthand.kit.text import initials
from firsthand.look.faces import hue_of
from firsthand.team.models import Representative
from firsthand.team.models.representative import PRESENT_FOR

MOST_SHOWN = 3


@dataclass(frozen=True)
class Answering:
    """The people who are present, whoever looks after the matter first; where there are none, by when somebody answers."""

    people: list[dict[str, Any]]
    due_at: datetime | None
    owner: dict[str, Any] | None

    def as_json(self) -> dict[str, Any]:
        """As it goes to the browser."""
        due = self.due_at.isoformat() if self.due_at else None
        return {"people": self.people, "due": due, "owner": self.owner}


def answering(chat: Chat, conversation: Conversation | None, *, at: datetime) -> Answering:
    """Nobody is said to be there who is not, and no answer is promised for a time at which nobody works."""
    owner = conversation.owner if conversation else None
    present = _present(chat, conversation, at=at)
    if owner is not None and owner.is_present(at=at) and not owner.is_machine:
        present = [owner, *(one for one in present if one.pk != owner.pk)]
    due = conversation.answer_due_at if conversation and conversation.answer_due_at else None
    if due is None or due < at:
        due = chat.inbox.after(at, minutes=chat.inbox.answer_within)
    return Answering(
        people=[face(chat, one) for one in present[:MOST_SHOWN]],
        due_at=due,
        owner=face(chat, owner) if owner and not owner.is_machine else None,
    )


def _present(chat: Chat, conversation: Conversation | None, *, at: datetime) -> list[Representative]:
    """Those of the team who were seen lately; outside the hours nobody answers, whoever has a page open."""
    if chat.inbox.hours is not None and not chat.inbox.hours.is_open(at):
        return []
    team = conversation.team_id if conversation else chat.inbox.team_id
    return _seen_since(f"{(at - PRESENT_FOR).astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}", team)


@prepared
def _seen_since(moment: str, team: int) -> QuerySet[Representative]:
    """The moment as both databases read one, for the sake of being prepared."""
    since = RawSQL("%s", [moment], output_field=DateTimeField())
    serving = Representative.objects.active().people().filter(memberships__team=team, seen_at__gt=since)
    return serving.order_by("-seen_at")[:MOST_SHOWN]


def face(chat: Chat, one: Representative) -> dict[str, Any]:
    """What a browser draws somebody from."""
    drawn = {"name": one.name, "initials": initials(one.name), "hue": hue_of(f"representative-{one.pk}")}
    return drawn | ({"picture": face_at(chat, one)} if one.picture_id else {})
