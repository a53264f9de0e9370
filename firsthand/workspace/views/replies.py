"""Answers to the customer."""

from django.db import IntegrityError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import reply
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.words import Words
from firsthand.workspace import addresses
from firsthand.workspace.addressed import addressing
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, files, number, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk


def write(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The answer is on its way."""
    found = bare_conversation_of(request, id)
    try:
        send(request, found)
    except IntegrityError:
        # The same form came twice at one moment; the other one has been sent, and this one finds it.
        send(request, found)
    return done(request, words=_("Your answer is on its way."), back=addresses.conversation(id))


def send(request: AtDesk, found: Conversation) -> None:
    form = asked(request, "once")
    reply(
        found,
        words=Words(words_of(request), files=files(request)),
        addressing=addressing(request, found),
        by=request.representative,
        at=timezone.now(),
        read_to=number(request, "read_to"),
        external_id=f"form-{form[:64]}" if form else None,
    )


def words_of(request: AtDesk) -> str:
    """What was written, with the line ends of a mail kept as the plain ones of a text."""
    return request.POST.get("words", "").replace("\r\n", "\n").replace("\x00", "").strip()


replies = resource(POST=write)
