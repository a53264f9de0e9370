"""The page of a form, alone or within a page of another site. It knows no session and sets no cookie.

So there is nothing that a forged request could use (CSRF): what is sent is nobody's act but the sender's own.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.channels.webform.actions import Sent, send
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.queries import form_at
from firsthand.channels.webform.rules.filling import Filled
from firsthand.channels.webform.rules.refusals import TooMuchSent
from firsthand.channels.webform.seen import notice_site
from firsthand.channels.webform.stamp import due_of, receipt, stamp_of
from firsthand.channels.webform.views.drawn import Place, draw
from firsthand.channels.webform.views.languages import language_of
from firsthand.channels.webform.views.posted import Posted, posted
from firsthand.conversations.models import Message
from firsthand.conversations.queries import exactly
from firsthand.kit.limits import machine_of

TRAP = "homepage"
View = Callable[[HttpRequest, str], HttpResponse]


def page_of(place: Place) -> Callable[[Callable[[HttpRequest, Form, Place], HttpResponse]], View]:
    """A view of the form at this address, in the language of whoever reads it."""

    def made(view: Callable[[HttpRequest, Form, Place], HttpResponse]) -> View:
        @csrf_exempt
        @wraps(view)
        def shown(request: HttpRequest, name: str) -> HttpResponse:
            form = form_at(name)
            if form is None:
                raise Http404
            with translation.override(language_of(request, form)):
                return view(request, form, place)

        return shown

    return made


def filled_in(request: HttpRequest, form: Form, place: Place) -> HttpResponse:
    """The form to fill in; or, sent, its receipt."""
    if not form.is_open:
        return draw(form, place, "closed", status=410)
    if request.method != "POST":
        if place == Place.EMBEDDED:
            notice_site(form, request, at=timezone.now())
        return draw(form, place, "form")
    return take(form, place, posted(request, form), request)


def take(form: Form, place: Place, came: Posted, request: HttpRequest) -> HttpResponse:
    """Thanks are said when all of it is on disk; else everything that was typed stands there still."""
    if came.filled.wrong:
        return draw(form, place, "form", status=422, came=came)
    try:
        message = send(form, sent_by(request, form, came.filled), at=timezone.now())
    except TooMuchSent as refused:
        return draw(form, place, "form", status=429, came=came, trouble=refused.sentence)
    asked = {"language": translation.get_language(), "receipt": receipt(due_in_words(message))}
    return HttpResponseRedirect(f"{request.path}sent/?{urlencode(asked)}", status=303)


def sent_by(request: HttpRequest, form: Form, filled: Filled) -> Sent:
    return Sent(
        filled=filled,
        language=translation.get_language() or form.language,
        stamp=stamp_of(request.POST.get("stamp", ""), form=form.pk),
        client=machine_of(request.META.get("REMOTE_ADDR", "")),
        is_trapped=bool(request.POST.get(TRAP)),
    )


def due_in_words(message: Message) -> str:
    """By when it is answered; empty where that is not promised."""
    due = message.matter.answer_due_at
    return exactly(due, message.matter) if due else ""


def thanked(request: HttpRequest, form: Form, place: Place) -> HttpResponse:
    """It has arrived, and what happens next; whoever has no receipt of ours is led to the form."""
    due = due_of(request.GET.get("receipt", ""))
    if due is None:
        return HttpResponseRedirect(request.path.removesuffix("sent/"))
    return draw(form, place, "sent", due=due)


METHODS = require_http_methods(["GET", "HEAD", "POST"])
alone = METHODS(page_of(Place.ALONE)(filled_in))
embedded = METHODS(page_of(Place.EMBEDDED)(filled_in))
sent_alone = require_safe(page_of(Place.ALONE)(thanked))
sent_embedded = require_safe(page_of(Place.EMBEDDED)(thanked))
