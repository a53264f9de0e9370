"""A message, as programs see it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from firsthand.api.shapes.ground import Shown
from firsthand.api.shapes.parts import (
    AttachmentShape,
    AuthenticationShape,
    AuthorShape,
    EnclosedShape,
    FilledInShape,
    InvitationShape,
    PartyShape,
    SignatureShape,
)
from firsthand.conversations.models import Message

KindName = Literal["received", "reply", "note", "acknowledgement", "side-letter", "side-answer"]


class MessageShape(Shown):
    """One thing that was said."""

    id: int
    conversation: Annotated[int | None, Field(description="Null for a report that belongs to no matter.")]
    side_thread: Annotated[
        int | None, Field(description="What was said aside with somebody outside; the customer never sees it.")
    ]
    kind: KindName
    author: AuthorShape
    sender: Annotated[PartyShape, Field(alias="from")]
    to: list[PartyShape]
    cc: list[PartyShape]
    bcc: Annotated[
        list[PartyShape], Field(description="Who had a copy that nobody else sees; always empty for a customer's key.")
    ]
    subject: str
    text: Annotated[str, Field(description="All the words.")]
    html: Annotated[
        str, Field(description="Safe to show: without scripts, forms and remote loading of code; empty if plain.")
    ]
    reply_text: Annotated[str, Field(description="What is new in it, without what is quoted.")]
    quoted: str
    signature: str
    fields: Annotated[list[FilledInShape], Field(description="What was filled in, where it came by a form.")]
    attachments: Annotated[
        list[AttachmentShape], Field(description="Its own files; those of enclosed letters are theirs.")
    ]
    letters: Annotated[list[EnclosedShape], Field(description="Letters that it encloses, each before those inside it.")]
    invitations: list[InvitationShape]
    protection: Annotated[
        list[Literal["smime-signed", "smime-encrypted", "pgp-signed", "pgp-encrypted"]],
        Field(description="What it claims; no signature is checked."),
    ]
    automatic: Annotated[bool, Field(description="Written by a machine.")]
    bounce: Annotated[
        Literal["hard", "soft"] | None,
        Field(description="A report that mail came back: for good or for now; also of one that is only late (soft)."),
    ]
    delivery: Literal["queued", "waiting", "retrying", "sent", "arrived", "failed", "bounced"] | None
    delivery_reason: Annotated[
        str | None, Field(description="Why it did not arrive, on it and on the report: `nobody`, `full`, `content` …")
    ]
    delivery_words: Annotated[str | None, Field(description="What the other mail server said.")]
    authentication: Annotated[
        AuthenticationShape | None, Field(description="Null for what did not come by mail, or was not looked at yet.")
    ]
    at: datetime
    unreadable: Annotated[bool, Field(description="Words may be missing: see the original under `/raw`.")]
    trouble: Annotated[list[str], Field(description="Codes of what could not be read as it should be.")]
    message_id: Annotated[str | None, Field(description="The Message-ID without <>.")]
    in_reply_to: str | None
    external_id: str | None


def shape_of(message: Message) -> MessageShape:
    """The message with its files."""
    return MessageShape(
        id=message.pk,
        conversation=message.conversation_id,
        side_thread=message.side_thread_id,
        kind=message.kind,
        author=_author(message),
        sender=PartyShape(address=message.sender_address, name=_sender_name(message)),
        to=_parties(message, "to"),
        cc=_parties(message, "cc"),
        bcc=_parties(message, "bcc"),
        subject=message.subject,
        text=message.text,
        html=message.html,
        reply_text=message.reply_text,
        quoted=message.quoted,
        signature=message.signature,
        fields=[FilledInShape.model_validate(each) for each in message.fields],
        attachments=_attachments(message, inside=0),
        letters=_letters(message),
        invitations=[InvitationShape.model_validate(each) for each in message.invitations],
        protection=message.protection,
        automatic=bool(message.automatic),
        bounce=message.bounce or None,
        authentication=_authentication(message),
        delivery=message.delivery or None,
        delivery_reason=message.delivery_why or None,
        delivery_words=message.delivery_note or None,
        at=message.at,
        unreadable=message.unreadable,
        trouble=message.trouble,
        message_id=message.reference or None,
        in_reply_to=message.in_reply_to or None,
        external_id=message.external_id,
    )


def shape_for_customer(message: Message) -> MessageShape:
    """The same as its customer may see it: what servers said of its delivery may name who had a copy unseen."""
    return shape_of(message).model_copy(update={"bcc": [], "delivery_reason": None, "delivery_words": None})


def _authentication(message: Message) -> AuthenticationShape | None:
    found = message.authentication
    if message.kind != Message.Kind.RECEIVED or not found:
        return None
    return AuthenticationShape(
        verdict=message.vouched or "not-checked",
        dkim=[SignatureShape(**one) for one in found["dkim"]],
        in_our_name=message.in_our_name,
        **{name: found[name] for name in ("domain", "spf", "spf_domain", "dmarc", "policy", "arc", "arc_domain", "by")},
    )


def _sender_name(message: Message) -> str:
    """The name that the message gives, else that of its author."""
    return _author(message).name if message.sender_name is None else message.sender_name


def _letters(message: Message) -> list[EnclosedShape]:
    return [
        EnclosedShape.model_validate({**each, "attachments": _attachments(message, inside=number)})
        for number, each in enumerate(message.letters, 1)
    ]


def _author(message: Message) -> AuthorShape:
    if message.author_customer is not None:
        return AuthorShape(kind="customer", id=message.author_customer.pk, name=message.author_customer.name)
    if message.author_representative is not None:
        return AuthorShape(
            kind="representative", id=message.author_representative.pk, name=message.author_representative.name
        )
    return AuthorShape(kind="house", id=None, name="")


def _parties(message: Message, kind: str) -> list[PartyShape]:
    return [
        PartyShape(address=one["address"], name=one.get("name", ""))
        for one in message.recipients
        if one.get("kind") == kind
    ]


def _attachments(message: Message, *, inside: int) -> list[AttachmentShape]:
    """The files of the message itself, or of one of the letters that it encloses."""
    attachments = [each for each in message.attachments.all() if each.inside == inside]
    return [
        AttachmentShape(
            id=one.pk,
            name=one.file.name,
            mime=one.file.mime,
            bytes=one.file.size,
            sha256=one.file.sha256,
            content_id=one.content_id or None,
            inline=one.inline,
        )
        for one in sorted(attachments, key=lambda one: one.pk)
    ]
