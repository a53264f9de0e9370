"""Somebody outside is asked, and answers, beside a conversation; its customer never sees any of it."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import answer_aside, begin_aside, discard_draft
from firsthand.conversations.models import Conversation, Message, Side, SideThread
from firsthand.conversations.queries import messages_visible_to
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.subjects import bare
from firsthand.conversations.rules.words import Words
from firsthand.files.models import StoredFile
from firsthand.kit.text import one_line
from firsthand.workspace import addresses
from firsthand.workspace.addressed import refuse_ours, typed
from firsthand.workspace.asides import chosen_files, files_to_choose
from firsthand.workspace.forwarding import handed_on
from firsthand.workspace.repeated import the_same
from firsthand.workspace.sheets import aside_sheet, kept_at, sent_as
from firsthand.workspace.shell import shell
from firsthand.workspace.stored import all_files
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import bare_conversation_of, conversation_of, first
from firsthand.workspace.views.replies import words_of
from firsthand.workspace.views.signed_in import AtDesk, is_part


def form(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """A letter to somebody outside: empty, or with a message of the conversation that is handed on."""
    found = conversation_of(request, id)
    message = handed(request, found)
    values: dict[str, Any] = {
        "conversation": found,
        "at": f"{addresses.conversation(id)}side-threads/",
        "is_forward": message is not None,
        "subject": f"Fwd: {bare(message.subject or found.subject)}" if message else bare(found.subject),
        "words": handed_on(message) if message else "",
        "choices": files_to_choose(found, chosen=message),
        "once": str(uuid4()),
        "account": request.representative.account_id,
        "forwards": message.pk if message else "",
        "kept_at": kept_at(aside_sheet(id, forwards=message.pk if message else None)),
    }
    if is_part(request):
        return render(request, "workspace/aside_form.html", values)
    return render(request, "workspace/aside_page.html", shell(request, here="", **values, open="main", panes=1))


def handed(request: AtDesk, found: Conversation) -> Message | None:
    """The message that is to be handed on: one by its number, or the last that somebody wrote."""
    messages = messages_visible_to(request.representative).filter(conversation=found).of_the_thread()
    if asked(request, "forwards") == "last":
        return messages.seen_by_customer().filter(automatic="").with_authors().order_by("-pk").first()
    wanted = number(request, "forwards")
    return first(messages.with_authors().filter(pk=wanted)) if wanted else None


def begin(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The letter is on its way, and its side thread stands beside the conversation."""
    found = bare_conversation_of(request, id)
    try:
        write(request, found)
    except IntegrityError:
        # The same form came twice at one moment; the other one has been sent, and this one finds it.
        write(request, found)
    sent(request, id, forwards=number(request, "forwards"))
    # From a page of its own one goes back to the conversation.
    if is_part(request) and "/side-threads/" in request.headers.get("HX-Current-URL", ""):
        return HttpResponse(status=204, headers={"HX-Location": addresses.conversation(id)})
    return done(request, words=_("It is on its way; the customer sees nothing of it."), back=addresses.conversation(id))


def write(request: AtDesk, found: Conversation) -> None:
    words = Words(words_of(request), files=enclosed(request, found))
    message = begin_aside(
        found,
        addressing=addressing(request),
        subject=one_line(asked(request, "subject"), at_most=500),
        words=words,
        by=request.representative,
        at=timezone.now(),
        external_id=once(request),
    )
    the_same(message, words)


def answer(request: AtDesk, id: int, side: int) -> HttpResponse:  # noqa: A002
    """The next letter of the side thread is on its way."""
    found = bare_conversation_of(request, id)
    thread = first(SideThread.objects.filter(pk=side, conversation=found).select_related("conversation"))
    said, words = addressing(request), Words(words_of(request), files=enclosed(request, found))
    message = answer_aside(
        thread,
        words=words,
        addressing=replace(said, to=said.to or thread.people),
        by=request.representative,
        at=timezone.now(),
        external_id=once(request),
    )
    the_same(message, words)
    sent(request, id, thread=side)
    return done(request, words=_("It is on its way; the customer sees nothing of it."), back=addresses.conversation(id))


def addressing(request: AtDesk) -> Addressing:
    said = Addressing(to=typed(request, "to"), cc=typed(request, "cc"))
    refuse_ours((*said.to, *said.cc))
    return said


def enclosed(request: AtDesk, found: Conversation) -> tuple[StoredFile, ...]:
    """Those that were chosen from the conversation, those that were kept while it was written, and new ones."""
    numbers = [int(one) for one in request.POST.getlist("chosen") if one.isdecimal() and len(one) < 19]
    chosen = (one.file for one in chosen_files(found, numbers))
    return (*chosen, *all_files(request, by=request.representative))


def sent(request: AtDesk, id: int, *, thread: int | None = None, forwards: int | None = None) -> None:  # noqa: A002
    """What was kept of it while it was written is not needed any more."""
    if number(request, "draft"):
        discard_draft(aside_sheet(id, thread=thread, forwards=forwards), by=request.representative)


def once(request: AtDesk) -> str | None:
    return sent_as(Side.ASIDE, asked(request, "once"))


side_threads = resource(GET=form, HEAD=form, POST=begin)
side_thread = resource(POST=answer)
