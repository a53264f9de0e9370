"""One promise: it is kept, released, moved to another time with the customer's knowledge, or made good."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from firsthand.conversations.queries import exactly
from firsthand.conversations.rules.words import Words
from firsthand.look.times import until_in_words
from firsthand.promises.actions import keep, make_good, release, renegotiate
from firsthand.promises.models import Promise
from firsthand.promises.queries import visible_to
from firsthand.promises.rules.kinds import Cause
from firsthand.workspace import addresses
from firsthand.workspace.promised import NoReasonSaid, NoTimeSaid, due_said, hours_of, shown
from firsthand.workspace.shell import shell
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import first
from firsthand.workspace.views.replies import words_of
from firsthand.workspace.views.signed_in import AtDesk, is_part

# Stands in the words that are offered, for the time that is chosen.
PLACE = "{time}"


def promise_of(request: AtDesk, number: int) -> Promise:
    """The promise, if its conversation is open to them."""
    everybody = visible_to(request.representative).with_people()
    return first(
        everybody.select_related("conversation__inbox__calendar", "conversation__inbox__team").filter(pk=number)
    )


def put_kept(request: AtDesk, promise: int) -> HttpResponse:
    """It is done."""
    one = keep([promise_of(request, promise)], by=request.representative, at=timezone.now())[0]
    words = _("Kept.") if one.stand == "kept" else _("Done, though late. Say why, so that it counts for something.")
    return done(request, words=words, back=addresses.conversation(one.conversation_id))


def put_released(request: AtDesk, promise: int) -> HttpResponse:
    """The customer does not count on it any more."""
    one = release([promise_of(request, promise)], by=request.representative, at=timezone.now())[0]
    return done(request, words=_("Not promised any more."), back=addresses.conversation(one.conversation_id))


def ask_time(request: AtDesk, promise: int) -> HttpResponse:
    """Until when instead, and what the customer is told."""
    one = promise_of(request, promise)
    return form(request, one, "renegotiation", _("Agree on another time"), told=_told_later(one))


def put_time(request: AtDesk, promise: int) -> HttpResponse:
    """Another time is agreed on, and the answer that says so is on its way."""
    one, now = promise_of(request, promise), timezone.now()
    due = due_said(request, at=now, hours=hours_of(one.conversation))
    if due is None:
        raise NoTimeSaid
    into = renegotiate(one, due_at=due, words=Words(_said(request, one, due)), **acting(request), at=now)
    words = _("The customer is told; promised now: %(time)s.") % {"time": until_in_words(into.due_at)}
    return done(request, words=words, back=addresses.conversation(one.conversation_id))


def ask_why(request: AtDesk, promise: int) -> HttpResponse:
    """Why it was broken, and what the customer is told."""
    one = promise_of(request, promise)
    causes = [(cause.value, str(cause.label)) for cause in Cause]
    return form(request, one, "apology", _("Say sorry, and why"), told=_told_sorry(one), causes=causes)


def put_why(request: AtDesk, promise: int) -> HttpResponse:
    """Its cause is known, and who was let down has an apology where one is written."""
    one, now = promise_of(request, promise), timezone.now()
    due = due_said(request, at=now, hours=hours_of(one.conversation))
    words = Words(_said(request, one, due) if "tell" in request.POST else "")
    if words.text.split() == _told_sorry(one).split():
        raise NoReasonSaid
    make_good(one, cause=asked(request, "cause"), words=words, due_at=due, **acting(request), at=now)
    said = _("Your apology is on its way.") if not words.is_empty else _("Noted.")
    return done(request, words=said, back=addresses.conversation(one.conversation_id))


def form(request: AtDesk, one: Promise, act: str, title: str, **more: Any) -> HttpResponse:
    """In a dialog, or as a page where no script opens one."""
    values = {
        "promise": shown([one], me=request.representative, at=timezone.now())[0],
        "act": f"/promises/{one.pk}/{act}/",
        "title": title,
        "causes": (),
        "once": str(uuid4()),
        **more,
    }
    if is_part(request):
        return render(request, "workspace/promise_form.html", values)
    return render(
        request, "workspace/promise_page.html", shell(request, here="promises", **values, open="main", panes=1)
    )


def acting(request: AtDesk) -> dict[str, Any]:
    """Who acts, on what they had seen, by which form."""
    once = asked(request, "once")
    return {
        "by": request.representative,
        "seen": number(request, "seen"),
        "external_id": f"promise-{once[:64]}" if once else None,
    }


def _said(request: AtDesk, one: Promise, due: datetime | None) -> str:
    """What was written; the place that was left for the new time is filled with it, as the customer reads it."""
    words = words_of(request)
    return words.replace(PLACE, exactly(due, one.conversation)) if due else words


def _told_later(one: Promise) -> str:
    """What the customer may be told, in their language; whoever sends it may change it."""
    with translation.override(one.conversation.language or "en"):
        return _(
            "Hello %(name)s,\n\nI promised you something by %(before)s. I need more time for it, and say so before it is "
            "due: now you can count on it by {time}."
        ) % {"name": one.customer.called, "before": exactly(one.due_at, one.conversation)}


def _told_sorry(one: Promise) -> str:
    with translation.override(one.conversation.language or "en"):
        return _(
            "Hello %(name)s,\n\nI promised you something by %(before)s and did not keep it. I am sorry. This is why:\n\n"
        ) % {"name": one.customer.called, "before": exactly(one.due_at, one.conversation)}


keeping = resource(POST=put_kept, PUT=put_kept)
releasing = resource(POST=put_released, PUT=put_released)
renegotiation = resource(GET=ask_time, HEAD=ask_time, POST=put_time)
apology = resource(GET=ask_why, HEAD=ask_why, POST=put_why)
