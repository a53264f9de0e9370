"""The letters behind the demo's messages: what came is one click away, and can be handed on, as with real mail."""

from collections.abc import Iterator

from firsthand.channels.email.models import Letter
from firsthand.channels.email.read import fingerprint
from firsthand.channels.email.sending.compose import Enclosure, Outgoing, compose
from firsthand.conversations.models import Message
from firsthand.files.storage import keep

AT_ONCE = 500


def lay_letters() -> None:
    """Each message that came has its letter, byte for byte as its writer's program would have sent it."""
    came = Message.objects.filter(kind=Message.Kind.RECEIVED).prefetch_related("attachments__file")
    Letter.objects.bulk_create(_letters(came.order_by("pk").iterator(chunk_size=AT_ONCE)), batch_size=AT_ONCE)


def _letters(came: Iterator[Message]) -> Iterator[Letter]:
    for message in came:
        raw = compose(_written(message))
        yield Letter(
            message=message,
            fingerprint=fingerprint(raw),
            sha256=keep(raw),
            way=Letter.Way.SMTP,
            envelope_from="" if message.bounce else message.sender_address,
            envelope_to=[one["address"] for one in message.recipients],
            received_at=message.at,
            read_at=message.at,
        )


def _written(message: Message) -> Outgoing:
    return Outgoing(
        reference=message.reference,
        sender=(message.sender_name or "", message.sender_address),
        to=tuple((one["name"], one["address"]) for one in message.recipients),
        reply_to=message.sender_address,
        subject=message.subject,
        text=message.text,
        html=message.html,
        at=message.written_at or message.at,
        in_reply_to=message.in_reply_to,
        references=(message.in_reply_to,) if message.in_reply_to else (),
        enclosures=tuple(Enclosure(one.file.name, one.file.mime, one.file.read()) for one in message.attachments.all()),
    )
