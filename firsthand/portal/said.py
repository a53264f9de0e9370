"""What was said, as the customer's page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from firsthand.conversations.models import Attachment, Conversation, Message
from firsthand.kit.html import clean
from firsthand.people.models import Customer
from firsthand.team.models import Representative


@dataclass(frozen=True, slots=True)
class Face:
    """A name, what its colour is drawn from, and the address of a picture."""

    name: str
    id: str
    picture: str = ""
    machine: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One message between the customer and us; `name` is what its author is called to the customer."""

    id: int
    is_mine: bool
    is_acknowledgement: bool
    name: str
    who: Face
    at: datetime
    words: str
    page: Markup
    files: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads in which matter, under which name of ours: its customer, or somebody who takes part in it."""

    matter: Conversation
    reader: Customer
    house: str

    @property
    def is_own(self) -> bool:
        return self.reader.pk == self.matter.customer_id

    @property
    def address(self) -> str:
        return address_of(self.matter) if self.is_own else address_along(self.matter)

    def face(self, person: Representative) -> Face:
        """One of us; pictures are for the customer whose matter it is."""
        return face_of(person, self.matter) if self.is_own else replace(face_of(person, self.matter), picture="")


def said(messages: Iterable[Message], files: Sequence[Attachment], reading: Reading) -> list[Said]:
    """Each message with its files."""
    return [_one(message, [one for one in files if one.message_id == message.pk], reading) for message in messages]


def face_of(person: Representative, matter: Conversation) -> Face:
    """One of us, as customers know them."""
    picture = f"{address_of(matter)}faces/{person.pk}-{person.picture_id}/" if person.picture_id else ""
    return Face(person.name, f"representative-{person.pk}", picture, person.is_machine)


def address_of(matter: Conversation) -> str:
    return f"/my/matters/{matter.pk}/"


def address_along(matter: Conversation) -> str:
    return f"/my/along/{matter.pk}/"


def _one(message: Message, files: Sequence[Attachment], reading: Reading) -> Said:
    who, is_mine = _author(message, reading), message.author_customer_id == reading.reader.pk
    return Said(
        id=message.pk,
        is_mine=is_mine,
        is_acknowledgement=message.kind == Message.Kind.ACKNOWLEDGEMENT,
        name=_("You") if is_mine else who.name,
        who=who,
        at=message.at,
        words=(message.reply_text or message.text).strip(),
        page=_formed(message),
        files=[_file(one, reading.address) for one in files],
    )


def _author(message: Message, reading: Reading) -> Face:
    if message.author_customer_id == reading.reader.pk:
        return Face(reading.reader.called, f"customer-{reading.reader.pk}")
    if message.author_customer_id:
        # As they named themselves in the letter: what else we know of them is not for others.
        return Face(message.sender_name or message.sender_address, f"customer-{message.author_customer_id}")
    if message.author_representative is not None:
        return reading.face(message.author_representative)
    return Face(reading.house, "house")


def _formed(message: Message) -> Markup:
    """What one of us wrote with form: it was cleaned before it was kept, and is cleaned once more before it is shown."""
    is_ours = message.html and message.kind == Message.Kind.REPLY
    return Markup(clean(message.html)) if is_ours else Markup("")  # noqa: S704 - cleaned


def _file(attachment: Attachment, at: str) -> dict[str, Any]:
    kept = attachment.file
    href = f"{at}files/{attachment.pk}/{kept.token}/"
    picture = kept.is_picture
    return {
        "name": kept.name,
        "bytes": kept.size,
        "href": href,
        "preview": "picture" if picture else "",
        "shown_at": f"{href}?shown" if picture else "",
    }
