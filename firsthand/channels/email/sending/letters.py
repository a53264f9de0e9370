"""What we wrote in a conversation, as a letter."""

from collections.abc import Iterable

from firsthand.channels.email.models import Mailbox
from firsthand.channels.email.sending.compose import Enclosure, Outgoing
from firsthand.channels.email.sending.headers import addr_spec
from firsthand.channels.email.sending.page_line import page_line, page_with_line, text_with_line
from firsthand.channels.email.sending.promised import page_with_promises, with_promises
from firsthand.channels.email.sending.quoted import page_with_quoted, text_with_quoted
from firsthand.channels.email.sending.signature import signed_html, signed_text
from firsthand.channels.email.sending.signing import signature_under
from firsthand.conversations.models import Attachment, Message
from firsthand.conversations.rules.reply_address import reply_address
from firsthand.conversations.rules.side_address import MARK, side_address
from firsthand.kit.tokens import unguessable
from firsthand.promises.queries import lines_of, open_to_customer

# References grow with a thread; the newest say all that a mail program needs.
CHAIN = 20


def letter_for(message: Message, *, mailbox: Mailbox) -> Outgoing:
    """The letter that carries this message: from our mailbox, in the writer's name, in the customer's thread."""
    conversation = message.matter
    promised = _promised(message)
    references, signature = _references(message), signature_under(message, mailbox=mailbox)
    line = page_line(message, inbox=conversation.inbox)
    return Outgoing(
        reference=_reference(message, mailbox),
        sender=(_sender_name(message, mailbox), mailbox.address),
        to=_named(message, "to"),
        cc=_named(message, "cc"),
        reply_to=_answered_at(message, mailbox),
        subject=message.subject,
        text=_words(message, promised=promised, signature=signature, line=line),
        html="" if message.carries else _page(message, promised=promised, signature=signature, line=line),
        at=message.at,
        in_reply_to=message.in_reply_to or (references[-1] if references else ""),
        references=references,
        is_automatic=message.kind == Message.Kind.ACKNOWLEDGEMENT,
        language="" if message.side_thread_id else conversation.language,
        enclosures=tuple(
            Enclosure(one.file.name, one.file.mime, one.file.read(), one.content_id if one.inline else "")
            for one in _attachments(message)
        ),
    )


def _words(message: Message, *, promised: list[str], signature: str, line: tuple[str, str]) -> str:
    words = signed_text(with_promises(_text(message), promised), signature=signature)
    return text_with_line(text_with_quoted(words, _quoted(message), language=message.matter.language), line)


def _page(message: Message, *, promised: list[str], signature: str, line: tuple[str, str]) -> str:
    page = signed_html(page_with_promises(message.html, promised), signature=signature)
    return page_with_line(page_with_quoted(page, _quoted(message), language=message.matter.language), line)


def _quoted(message: Message) -> str:
    """What the customer said elsewhere; kept with the answer where nobody else reads it (`rules/crossing.py`)."""
    return message.quoted if message.kind == Message.Kind.REPLY else ""


def _text(message: Message) -> str:
    """Its words, behind those of the answers that it brings along."""
    if not message.carries:
        return message.text
    earlier = Message.objects.filter(pk__in=message.carries).order_by("pk").values_list("text", flat=True)
    return "\n\n".join(words for words in (*earlier, message.text) if words)


def _attachments(message: Message) -> Iterable[Attachment]:
    said = [*message.carries, message.pk]
    return Attachment.objects.filter(message__in=said).select_related("file").order_by("pk")


def _promised(message: Message) -> list[str]:
    """What the customer may count on in this matter, in their words and by their clock; of most letters nothing is asked."""
    conversation = message.matter
    if message.kind != Message.Kind.REPLY or message.side_thread_id or conversation.promised_at is None:
        return []
    return lines_of(open_to_customer(conversation.pk, at=message.at), conversation)


def _named(message: Message, kind: str) -> tuple[tuple[str, str], ...]:
    """Those who are named openly; who gets it unseen is on the envelope alone (RFC 5322 3.6.3)."""
    return tuple((one["name"], one["address"]) for one in message.recipients if one["kind"] == kind)


def _reference(message: Message, mailbox: Mailbox) -> str:
    """Its Message-ID, kept before it is sent: a second attempt bears the same, so that the other side can tell."""
    if not message.reference:
        mark = MARK if message.side_thread_id else ""
        message.reference = f"{mark}{unguessable()}@{addr_spec(mailbox.address).rpartition('@')[2]}"
        message.save(update_fields=["reference"])
    return message.reference


def _answered_at(message: Message, mailbox: Mailbox) -> str:
    """The sealed address of the conversation, or of the side thread: neither leads into the other."""
    if message.side_thread_id:
        return side_address(mailbox.address, side_thread=message.side_thread_id)
    return reply_address(mailbox.address, conversation=message.matter.pk)


def _references(message: Message) -> tuple[str, ...]:
    """Of its own thread alone: an id from the other would tell that there is one."""
    thread = (
        Message.objects.filter(side_thread=message.side_thread_id)
        if message.side_thread_id
        else message.matter.messages.seen_by_customer()
    )
    before = thread.filter(pk__lt=message.pk).exclude(reference="").exclude(automatic="bounce")
    return tuple(before.order_by("-pk").values_list("reference", flat=True)[:CHAIN])[::-1]


def _sender_name(message: Message, mailbox: Mailbox) -> str:
    house = mailbox.sender_name or (mailbox.inbox.brand.name if mailbox.inbox.brand else mailbox.inbox.name)
    return f"{message.author_representative.name} · {house}" if message.author_representative else house
