"""A letter that came to the wrong address is handed on as it is."""

from typing import Any
from uuid import uuid4

from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from firsthand.channels.email.queries import letter_of
from firsthand.conversations.actions import redirect
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import messages_visible_to
from firsthand.conversations.rules.refusals import NobodyOutside, NothingToHandOn
from firsthand.workspace import addresses
from firsthand.workspace.addressed import refuse_ours, typed
from firsthand.workspace.shell import shell
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import conversation_of
from firsthand.workspace.views.replies import words_of
from firsthand.workspace.views.signed_in import AtDesk, is_part


def form(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """To whom, and what its writer is told."""
    found = conversation_of(request, id)
    values = {
        "conversation": found,
        "at": f"{addresses.conversation(id)}redirection/",
        "letter": letter_in(request, found),
        "told": told(found),
        "once": str(uuid4()),
    }
    if is_part(request):
        return render(request, "workspace/redirect_form.html", values)
    return render(request, "workspace/redirect_page.html", shell(request, here="", **values, open="main", panes=1))


def letter_in(request: AtDesk, found: Conversation) -> Message:
    """The letter that is meant, else the customer's last one. Raises `NothingToHandOn`."""
    letters = messages_visible_to(request.representative).filter(conversation=found, kind=Message.Kind.RECEIVED)
    wanted = number(request, "letter")
    letter = letters.filter(pk=wanted).first() if wanted else letters.filter(automatic="").order_by("-pk").first()
    if letter is None or letter_of(letter) is None:
        raise NothingToHandOn
    return letter


def told(found: Conversation) -> str:
    """What the customer may be told, in their language; whoever sends it may change it."""
    with translation.override(found.language or "en"):
        return _(
            "Hello,\n\nyour letter belongs elsewhere, so we have handed it on. You will be answered from there; "
            "you need not write again."
        )


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is on its way to the other address."""
    found = conversation_of(request, id)
    to = typed(request, "to")
    if len(to) != 1:
        raise NobodyOutside
    refuse_ours(to)
    form_id = asked(request, "once")
    said: dict[str, Any] = {
        "to": to[0],
        "told": words_of(request) if "tell" in request.POST else "",
        "is_done": "done" in request.POST,
        "by": request.representative,
        "at": timezone.now(),
        "external_id": f"redirected-{form_id[:64]}" if form_id else None,
    }
    letter = letter_in(request, found)
    try:
        redirect(letter, **said)
    except IntegrityError:
        # The same form came twice at one moment; the other one has been sent, and this one finds it.
        redirect(letter, **said)
    return done(request, words=_("The letter is handed on."), back=addresses.conversation(id))


redirection = resource(GET=form, HEAD=form, POST=put)
