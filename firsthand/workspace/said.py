"""Messages as a thread shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from firsthand.channels.chat.models import Card
from firsthand.conversations.models import Attachment, Message
from firsthand.kit.html import clean
from firsthand.people.rules.failures import in_words
from firsthand.workspace import addresses
from firsthand.workspace.asked import Piece, pieces
from firsthand.workspace.chatted import ChatOf
from firsthand.workspace.enclosures import Enclosed, Event, enclosed, event, in_sentences
from firsthand.workspace.faces import Face, face_of, face_of_customer
from firsthand.workspace.pictures import beside_the_words, pictures_of, pointing_at
from firsthand.workspace.proof import Proof, proof_of

MOST_SHOWN = 20
CAME = (Message.Kind.RECEIVED, Message.Kind.SIDE_ANSWER)
SIDES = {
    Message.Kind.RECEIVED: "customer",
    Message.Kind.REPLY: "reply",
    Message.Kind.NOTE: "note",
    Message.Kind.ACKNOWLEDGEMENT: "acknowledgement",
    Message.Kind.SIDE_LETTER: "side-letter",
    Message.Kind.SIDE_ANSWER: "side-answer",
}


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody a message went to: openly (to, cc) or unseen (bcc), and what their server said when it refused it."""

    name: str
    address: str
    kind: str
    refused: str


@dataclass(frozen=True, slots=True)
class Said:
    """A message: its words first, and what is folded away or one click off."""

    id: int
    conversation: int
    side: str
    who: Face
    at: datetime
    words: Sequence[Piece]
    page: Markup
    signature: str
    quoted: str
    delivery: str
    delivery_why: str
    delivery_note: str
    is_report: bool
    original_at: str
    came_by: str
    forward_at: str
    has_acts: bool
    html_at: str
    has_outside_pictures: bool
    is_unreadable: bool
    is_automatic: bool
    by_chat: bool
    is_seen: bool
    card: Card | None
    proof: Proof | None
    subject: str
    filled_in: Sequence[Mapping[str, str]]
    addressed: list[Addressee]
    files: list[dict[str, Any]]
    letters: list[Enclosed]
    invitations: list[Event]
    protection: list[str]
    trouble: list[str]


def said(
    messages: Iterable[Message], *, files: Mapping[int, Sequence[Attachment]], house: Face, chat: ChatOf | None = None
) -> list[Said]:
    """Each message for the page, with its files; of what was said in a chat, how far the customer has read."""
    return [one(message, files.get(message.pk, ()), house, chat) for message in messages]


def one(message: Message, files: Sequence[Attachment], house: Face, chat: ChatOf | None = None) -> Said:
    at = addresses.message(message.conversation_id or 0, message.pk)
    came = message.kind in CAME
    return Said(
        id=message.pk,
        conversation=message.conversation_id or 0,
        side=side_of(message),
        who=author(message, house),
        at=message.at,
        words=pieces((message.reply_text or message.text).strip(), answers=came and bool(message.quoted)),
        page=formed(message, files),
        signature=message.signature.strip(),
        quoted=message.quoted.strip(),
        delivery=message.delivery,
        delivery_why=in_words(message.delivery_why),
        delivery_note=message.delivery_note,
        is_report=came and message.automatic == "bounce",
        original_at=f"{at}original" if came and not message.fields and not message.channel else "",
        came_by=message.channel,
        forward_at=forward_at(message),
        has_acts=message.side_thread_id is None,
        html_at=f"{at}page" if message.html and came else "",
        has_outside_pictures="data-remote-src=" in message.html,
        is_unreadable=message.unreadable,
        is_automatic=bool(message.automatic) and (came or message.kind == Message.Kind.ACKNOWLEDGEMENT),
        by_chat=message.is_chat,
        is_seen=chat is not None and message.is_chat and message.pk <= chat.seen_to,
        card=chat.cards.get(message.pk) if chat else None,
        proof=proof_of(message) if came and message.authentication else None,
        subject=message.subject,
        filled_in=message.fields,
        addressed=addressed(message.recipients),
        files=files_inside(files if came else beside_the_words(message, files), message, 0),
        letters=[
            enclosed(each, files_inside(files, message, number)) for number, each in enumerate(message.letters, 1)
        ],
        invitations=[event(each) for each in message.invitations],
        protection=message.protection,
        trouble=in_sentences(message.trouble),
    )


def side_of(message: Message) -> str:
    """On which side it stands: what the house told the customer in words of its own is read like an answer."""
    if message.kind == Message.Kind.ACKNOWLEDGEMENT and message.automatic not in ("", "acknowledgement"):
        return "reply"
    return SIDES[Message.Kind(message.kind)]


def formed(message: Message, files: Sequence[Attachment]) -> Markup:
    """What one of us wrote with form: it was cleaned before it was kept, and is cleaned once more before it is shown."""
    if not message.html or message.kind != Message.Kind.REPLY:
        return Markup("")
    return Markup(pointing_at(pictures_of(message, files), clean(message.html)))  # noqa: S704 - cleaned


def forward_at(message: Message) -> str:
    """Where it is handed on to somebody outside: what the customer or one of us said to the other."""
    if message.automatic or message.kind not in (Message.Kind.RECEIVED, Message.Kind.REPLY):
        return ""
    return f"{addresses.conversation(message.conversation_id or 0)}side-threads/?forwards={message.pk}"


def author(message: Message, house: Face) -> Face:
    """Who wrote it: a customer, a colleague, or the house itself."""
    if message.author_customer is not None:
        return face_of_customer(message.author_customer)
    if message.author_representative is not None:
        return face_of(message.author_representative)
    if message.kind == Message.Kind.SIDE_ANSWER and message.side_thread is not None:
        return Face(
            message.side_thread.name_of(message.sender_address) or _("Somebody"), f"outside-{message.side_thread_id}"
        )
    return house if message.kind != Message.Kind.RECEIVED else Face(message.sender_address or _("Somebody"), "sender")


def addressed(recipients: Sequence[Mapping[str, Any]]) -> list[Addressee]:
    """Whom it went to, when there are more than one."""
    return [addressee(each) for each in recipients[:MOST_SHOWN]] if len(recipients) > 1 else []


def addressee(each: Mapping[str, Any]) -> Addressee:
    address = each.get("address", "")
    return Addressee(each.get("name") or address, address, each.get("kind", "to"), each.get("refused", ""))


def files_inside(files: Sequence[Attachment], message: Message, number: int) -> list[dict[str, Any]]:
    """The files of the message itself, or of one of the letters that it encloses."""
    return [file(each, message) for each in files if each.inside == number]


def file(attachment: Attachment, message: Message) -> dict[str, Any]:
    """As `look/files.html` shows one: what a page can show says as what."""
    kept = attachment.file
    href = addresses.attachment(message.conversation_id or 0, attachment.pk, token=kept.token, name=kept.name)
    preview = kept.preview
    return {
        "name": kept.name,
        "bytes": kept.size,
        "href": href,
        "preview": preview.value if preview else "",
        "shown_at": f"{href}?shown" if preview else "",
    }
