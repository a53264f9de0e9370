"""The letters in a provider's call, as the very bytes where it has them."""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.policy import SMTP
from typing import Any
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest

from firsthand.channels.email.models import Hook

Provider = Hook.Provider
FIELDS = 2_000
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Brought:
    """One letter, and its envelope as far as the provider tells it."""

    raw: bytes
    sender: str | None
    recipients: tuple[str, ...]


def letters_in(provider: str, request: HttpRequest, reader: Any) -> list[Brought]:
    """The letters of a call that has been checked. Raises ValueError, KeyError, TypeError where it cannot be read.

    Where the provider brings only parts, a letter is put together of them: all words and files, other bytes.
    """
    raw = RAW.get(Provider(provider))
    found = list(raw(request)) if raw else []
    if found:
        return found
    events = (event for event in reader.parse_events(request) if getattr(event, "message", None) is not None)
    return [
        Brought(
            event.message.as_bytes(policy=SMTP), event.message.envelope_sender, _some(event.message.envelope_recipient)
        )
        for event in events
    ]


def _some(*addresses: Any) -> tuple[str, ...]:
    return tuple(str(one) for one in addresses if one)


def field(request: HttpRequest, name: str) -> bytes | None:
    """A field of a form as its bytes: a letter may hold letters of any charset."""
    body = request.body
    if request.content_type == FORM:
        return next((value for key, value in _pairs(body) if key == name.encode()), None)
    request.encoding = "latin-1"  # each byte is a letter, and a letter again its byte
    value = request.POST.get(name)
    return None if value is None else value.encode("latin-1")


def _pairs(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The fields of a form in which nothing is a letter yet; the standard library would read them as ASCII."""
    for pair in body.split(b"&", FIELDS):
        key, _, value = pair.replace(b"+", b" ").partition(b"=")
        yield unquote_to_bytes(key), unquote_to_bytes(value)


def _mailgun(request: HttpRequest) -> Iterator[Brought]:
    if raw := field(request, "body-mime"):
        yield Brought(raw, request.POST.get("sender"), _some(*request.POST.get("recipient", "").split(",")))


def _sendgrid(request: HttpRequest) -> Iterator[Brought]:
    if raw := field(request, "email"):
        envelope = json.loads(request.POST.get("envelope", "{}"))
        yield Brought(raw, envelope.get("from"), _some(*envelope.get("to", ())))


def _postmark(request: HttpRequest) -> Iterator[Brought]:
    said = json.loads(request.body)
    if raw := said.get("RawEmail"):
        yield Brought(_bytes(raw), None, _some(said.get("OriginalRecipient")))


def _mandrill(request: HttpRequest) -> Iterator[Brought]:
    for event in json.loads(request.POST["mandrill_events"]):
        if event.get("event") == "inbound" and (raw := event["msg"].get("raw_msg")):
            yield Brought(_bytes(raw), event["msg"].get("sender"), _some(event["msg"].get("email")))


def _sparkpost(request: HttpRequest) -> Iterator[Brought]:
    for event in json.loads(request.body):
        if said := event["msys"].get("relay_message"):
            content = said["content"]
            raw = content["email_rfc822"]
            is_encoded = content.get("email_rfc822_is_base64")
            yield Brought(
                base64.b64decode(raw) if is_encoded else _bytes(raw), said.get("msg_from"), _some(said.get("rcpt_to"))
            )


def _mailersend(request: HttpRequest) -> Iterator[Brought]:
    said = json.loads(request.body)["data"]
    if raw := said.get("raw"):
        to = (one["email"] for one in said.get("recipients", {}).get("rcptTo", ()))
        yield Brought(_bytes(raw), said.get("sender", {}).get("email"), _some(*to))


def _postal(request: HttpRequest) -> Iterator[Brought]:
    said = json.loads(request.body)
    if raw := said.get("message"):
        letter = base64.b64decode(raw) if said.get("base64") is True else _bytes(raw)
        yield Brought(letter, said.get("mail_from"), _some(said.get("rcpt_to")))


def _bytes(raw: str) -> bytes:
    return raw.encode("utf-8", "surrogatepass")


RAW: dict[Hook.Provider, Callable[[HttpRequest], Iterator[Brought]]] = {
    Provider.MAILGUN: _mailgun,
    Provider.SENDGRID: _sendgrid,
    Provider.POSTMARK: _postmark,
    Provider.MANDRILL: _mandrill,
    Provider.SPARKPOST: _sparkpost,
    Provider.MAILERSEND: _mailersend,
    Provider.POSTAL: _postal,
}
