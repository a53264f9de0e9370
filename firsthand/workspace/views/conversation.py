"""A conversation: its thread, its customer, and what one can do."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.channels.email.queries import blockable_domain
from firsthand.conversations.actions import look_at, read_asides
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import (
    MOST_OTHERS,
    Thread,
    bare_one_visible_to,
    earlier_of,
    hold_in_force,
    tags_of,
    thread,
    visible_to,
)
from firsthand.conversations.queries.thread import LATEST
from firsthand.notices.actions import mark_read
from firsthand.people.models import Customer
from firsthand.people.queries import every_address_of, memories_of
from firsthand.team.models import Representative
from firsthand.workspace import addresses
from firsthand.workspace.addressed import fields
from firsthand.workspace.asides import asides_of
from firsthand.workspace.chatted import ChatOf, chat_of
from firsthand.workspace.faces import Face, face_of, face_of_customer
from firsthand.workspace.forwarded import forwarded_in
from firsthand.workspace.handed import asking_words, handed_in
from firsthand.workspace.held import explained
from firsthand.workspace.leaving import unsent_of
from firsthand.workspace.listing import list_id
from firsthand.workspace.local_time import local_time
from firsthand.workspace.matters import Matter, matter, some
from firsthand.workspace.memories import remembered
from firsthand.workspace.new_words import new_from, read_up_to
from firsthand.workspace.pins import pinned_in
from firsthand.workspace.reading import Part, parts
from firsthand.workspace.ringing import rings_in
from firsthand.workspace.said import said
from firsthand.workspace.sentences import sentences
from firsthand.workspace.shell import shell
from firsthand.workspace.sleeping import near_moments
from firsthand.workspace.unreached import unreached
from firsthand.workspace.views.asked import number
from firsthand.workspace.views.desk import chosen_list
from firsthand.workspace.views.found import conversation_of
from firsthand.workspace.views.signed_in import BY_ITSELF, AtDesk, is_part, representative_required

# A screen that stays open while a thread goes on.
MOST, AFTER = 600, 30


@require_safe
@representative_required
def conversation(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """The page, or the messages before one that is on the screen."""
    found = conversation_of(request, id)
    if (away := merged_away(request, found)) is not None:
        return HttpResponseRedirect(addresses.conversation(away))
    before = number(request, "before")
    if before is not None and is_part(request):
        earlier = read_back(thread(found, before=before), found, me=request.representative)
        return render(request, "workspace/earlier.html", {**earlier, "pinned": pinned_in(found)})
    shown = asked_part(request, found, before=before)
    values = shell(request, here="desk", **page(request, found, shown), open="main")
    look(found, request, values, up_to=shown.last)
    return render(request, "workspace/conversation.html", values)


def merged_away(request: AtDesk, found: Conversation) -> int | None:
    """The number of the one in which all of it stands, unless somebody wants to see what is left (`alone`)."""
    if found.merged_into_id is None or "alone" in request.GET:
        return None
    return found.merged_into_id if bare_one_visible_to(request.representative, found.merged_into_id) else None


def asked_part(request: AtDesk, found: Conversation, *, before: int | None) -> Thread:
    """The end of the thread, from the message on that an address names (`at`), if it does.

    A screen that looks again keeps its oldest (`from`), and what was loaded before that one.
    """
    oldest = [asked for name in ("from", "at") if (asked := number(request, name)) is not None]
    if before is not None or not oldest:
        return thread(found, before=before)
    count = found.messages.of_the_thread().filter(pk__gte=min(oldest)).count()
    if count > MOST and (at := number(request, "at")):
        return thread(found, before=some_after(found, at))
    return thread(found, size=min(MOST, max(LATEST, count)))


def some_after(found: Conversation, message: int) -> int | None:
    """A message so much later than this one that both stand on one screen."""
    later = found.messages.of_the_thread().filter(pk__gt=message).order_by("pk").values_list("pk", flat=True)
    return later[AFTER : AFTER + 1].first()


def page(request: AtDesk, found: Conversation, shown: Thread) -> dict[str, Any]:
    me, view, known_addresses = request.representative, chosen_list(request), every_address_of(found.customer)
    others, chat = earlier_of(found, representative=me), chat_of(found, shown.messages, me=me)
    return {
        "conversation": found,
        "view": view,
        "back_at": addresses.desk(view),
        "list_id": list_id(view, me),
        "is_mine": found.owner_id == me.pk,
        "owner": face_of(found.owner) if found.owner else None,
        "tags": tags_of(found),
        "choices": near_moments(timezone.now(), hours=None),
        "hold": explained(hold_in_force(found)),
        **sender(shown),
        "once": once(shown, found),
        "forwarded": forwarded_in(found, shown.messages),
        "unsent": unsent_of(found),
        **handed_over(found, me),
        "ringing": rings_in(found, shown.entries, me=me),
        "to": fields(found, shown.messages, known_addresses, others, chat, me=me),
        "addresses": known_addresses,
        "unreached": unreached(found, [one for one in known_addresses if one.is_email], shown.messages),
        "languages": settings.LANGUAGES,
        **read(shown, found, chat, new_from=(new := new_from(request, found, shown))),
        "new_from": new,
        "has_previews": any(one.file.preview for files in shown.files.values() for one in files),
        "read_up_to": read_up_to(request, found),
        "pinned": pinned_in(found),
        "shown_at": number(request, "at"),
        "newest_at": "" if shown.is_newest else addresses.conversation(found.pk),
        **last_words(shown, me=me.pk),
        **beside(request, found, others),
    }


def handed_over(found: Conversation, me: Representative) -> dict[str, Any]:
    """What was handed over, and the words in which the customer may be asked; nothing for most matters."""
    handed = handed_in(found, me=me)
    return {"handed": handed, "asking": asking_words(found) if handed else ""}


def read(
    shown: Thread, found: Conversation, chat: ChatOf | None, *, is_newest: bool = True, new_from: int = 0
) -> dict[str, Any]:
    """The parts of the thread, and where it goes on before them."""
    house = Face(_("The house"), "house", machine=True)
    messages = said(shown.messages, files=shown.files, house=house, chat=chat)
    happened = sentences(shown.entries, customer=found.customer.called, known=known(shown.messages, found))
    first = shown.first
    earlier_at = f"{addresses.conversation(found.pk)}?before={first}" if shown.earlier else ""
    asides = asides_of(found, house=house) if is_newest else ()
    together: list[Part] = parts(messages, happened, asides, new_from=new_from)
    return {"parts": together, "earlier_at": earlier_at, "shown_from": first, "chat": chat}


def read_back(shown: Thread, found: Conversation, *, me: Representative) -> dict[str, Any]:
    """The same of what lies before, or of all of it on paper."""
    return read(shown, found, chat_of(found, shown.messages, me=me), is_newest=False)


def known(messages: Any, found: Conversation) -> dict[int, str]:
    """The colleagues whose names are at hand already."""
    people = [message.author_representative for message in messages] + [found.owner]
    return {person.pk: person.name for person in people if person is not None}


def last_words(shown: Thread, *, me: int) -> dict[str, Any]:
    """Up to where one has read, and the newest word that may change what one is writing."""
    theirs = [one for one in shown.messages if is_news(one, me=me)]
    newest = theirs[-1] if theirs else None
    return {
        "last": shown.last,
        "answer": newest.pk if newest else 0,
        "answer_kind": newest.kind if newest else "",
        "answer_by": str(newest.author_customer or newest.author_representative or _("The house")) if newest else "",
    }


def is_news(message: Message, *, me: int) -> bool:
    """A colleague's answer, or what a person wrote to us."""
    if message.kind == Message.Kind.REPLY:
        return message.author_representative_id != me
    # In a chat both sides write at once, and see each other do it.
    return message.kind == Message.Kind.RECEIVED and not message.automatic and not message.is_chat


def sender(shown: Thread) -> dict[str, str]:
    """Who wrote last, and the domain where all of it could be blocked."""
    written = [one.sender_address for one in shown.messages if one.kind == Message.Kind.RECEIVED]
    address = written[-1] if written else ""
    return {"sender": address, "sender_domain": blockable_domain(address)}


def once(shown: Thread, found: Conversation) -> SafeString:
    """What makes two sendings of one form one message, and tells how far its writer had read."""
    values = {"once": uuid4(), "read_to": shown.last, "counted": found.message_count}
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', values.items())


def beside(request: AtDesk, found: Conversation, others: Sequence[Conversation]) -> dict[str, Any]:
    """The customer, as the page beside the thread shows them."""
    person: Customer = found.customer
    earlier, more_at = some(others, at_most=MOST_OTHERS, of=found.pk)
    return {
        "person": person,
        "customer": face_of_customer(person),
        "earlier": earlier,
        "more_earlier_at": more_at,
        "memories": remembered(memories_of(person)) if found.has_memories else [],
        "related": related(request, found),
        "local_now": local_time(person.timezone, at=timezone.now()),
    }


def related(request: AtDesk, found: Conversation) -> Matter | None:
    """The one it may belong to, when that is theirs to see as well."""
    if found.related_id is None:
        return None
    other = visible_to(request.representative).filter(pk=found.related_id).first()
    return matter(other) if other else None


def look(found: Conversation, request: AtDesk, values: dict[str, Any], *, up_to: int) -> None:
    """What they were told about it is read, now that they read it, and nothing up to here is new to them any more."""
    if found.pk in values["unread"]:
        mark_read(conversation=found.pk, by=request.representative, at=timezone.now())
    is_theirs = found.owner_id in (None, request.representative.pk)
    # A page that looks again by itself may have been left open: what is new stays so until somebody comes.
    if BY_ITSELF in request.headers:
        return
    look_at(found, up_to=up_to, by=request.representative, at=timezone.now())
    if is_theirs and any(one.aside and one.aside.is_new for one in values["parts"]):
        read_asides(found)
