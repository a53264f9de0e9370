"""What is stored about a customer, for themselves (GDPR, articles 15 and 20)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from firsthand.conversations.models import Attachment, Message
from firsthand.conversations.queries import matters_of, said_to, written_along
from firsthand.people.models import Address, Customer
from firsthand.people.queries import every_address_of
from firsthand.people.rules.ways import Way
from firsthand.portal.models import Visit
from firsthand.promises.models import Promise


def told_addresses(me: Customer) -> list[Address]:
    """Where they are reached; by what a chat knows their browser is nothing to read."""
    return [one for one in every_address_of(me) if one.kind in (Way.EMAIL, Way.PHONE)]


def counts_of(me: Customer) -> dict[str, int]:
    """How much there is of each kind."""
    said = said_to(me)
    return {
        "matters": matters_of(me).count(),
        "messages": said.count(),
        "files": Attachment.objects.filter(message__in=said).count(),
        "promises": Promise.objects.filter(customer=me).said().count(),
        "memories": me.memories.kept().count(),
        "visits": Visit.objects.filter(customer=me).count(),
    }


def everything_of(me: Customer) -> dict[str, Any]:
    """All that they said and were told, and what we know of them; times in ISO 8601. What we note among ourselves is counted."""
    return {
        "name": me.name,
        "preferred_name": me.preferred_name,
        "form_of_address": me.form,
        "rather_answered": me.prefers,
        "language": me.language,
        "timezone": me.timezone,
        "kind": me.kind,
        "company": me.company.name if me.company else "",
        "known_since": me.since.isoformat(),
        "addresses": [
            {
                "kind": one.kind,
                "address": one.value,
                "since": one.since.isoformat(),
                "proven": _iso(one.verified_at),
                "proven_how": one.verified_how,
            }
            for one in told_addresses(me)
        ],
        "consents": [
            {"for": one.purpose, "how": one.how, "given": _iso(one.given_at), "withdrawn": _iso(one.withdrawn_at)}
            for one in me.consents.order_by("pk")
        ],
        "matters": list(_matters(me)),
        "written_in_matters_of_others": [
            _message(one, me) for one in written_along(me).prefetch_related("attachments__file").order_by("pk")
        ],
        "promises": [
            {"what": str(one), "made": _iso(one.made_at), "by": _iso(one.due_at), "stand": one.stand}
            for one in Promise.objects.filter(customer=me).said().order_by("pk")
        ],
        "visits": [
            {"begun": _iso(one.begun_at), "address": one.address}
            for one in Visit.objects.filter(customer=me).order_by("pk")
        ],
        "notes_among_ourselves": me.memories.kept().count(),
    }


def _matters(me: Customer) -> Iterator[dict[str, Any]]:
    said: dict[int, list[Message]] = {}
    for message in said_to(me).prefetch_related("attachments__file").order_by("pk"):
        said.setdefault(message.conversation_id or 0, []).append(message)
    for matter in matters_of(me).order_by("pk"):
        yield {
            "number": matter.pk,
            "subject": matter.subject,
            "opened": _iso(matter.opened_at),
            "state": matter.state,
            "messages": [_message(one, me) for one in said.get(matter.pk, ())],
        }


def _message(message: Message, me: Customer) -> dict[str, Any]:
    return {
        "at": _iso(message.at),
        "by": "you" if message.author_customer_id == me.pk else "us",
        "subject": message.subject,
        "text": message.text,
        "files": [{"name": one.file.name, "bytes": one.file.size} for one in message.attachments.all()],
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
