"""Answers that have not left yet: changed, sent now, taken back, thrown away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.actions import change_unsent, discard_unsent, send_now, take_back_unsent
from firsthand.conversations.models import Unsent
from firsthand.conversations.queries import unsent_visible_to
from firsthand.look.times import until_in_words
from firsthand.workspace import addresses
from firsthand.workspace.leaving import moment, waiting
from firsthand.workspace.shell import shell
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import first
from firsthand.workspace.views.replies import words_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required

MOST = 200


def put(request: AtDesk, id: int, unsent: int) -> HttpResponse:  # noqa: A002
    """It is as the form says: with these words, at this time, or on its way now."""
    found, now = unsent_of(request, id, unsent), timezone.now()
    me, read_to = request.representative, number(request, "read_to")
    text = words_of(request) if "words" in request.POST else None
    if asked(request, "do") == "send":
        changed = found if text is None else change_unsent(found, text=text, by=me, at=now)
        send_now(changed, by=me, at=now, read_to=read_to)
        return done(request, words=_("Your answer is on its way."), back=addresses.conversation(id))
    kept = change_unsent(found, text=text, leaves_at=moment(request, at=now), read_to=read_to, by=me, at=now)
    lost_form = [_("It is plain text now.")] if found.html and not kept.html else []
    return done(request, words=" ".join([said(kept), *lost_form]), back=addresses.conversation(id))


def said(unsent: Unsent) -> str:
    """What becomes of it."""
    if not unsent.is_waiting:
        return _("That is kept.")
    return _("It leaves %(time)s.") % {"time": until_in_words(unsent.leaves_at)}


def remove(request: AtDesk, id: int, unsent: int) -> HttpResponse:  # noqa: A002
    """It is thrown away, and may be had back."""
    discard_unsent(unsent_of(request, id, unsent), by=request.representative, at=timezone.now())
    undo = f"{addresses.conversation(id)}unsent/{unsent}/holding/"
    return done(request, words=_("It is thrown away."), back=addresses.conversation(id), undo=undo)


def hold(request: AtDesk, id: int, unsent: int) -> HttpResponse:  # noqa: A002
    """It does not leave by itself, and stands there to be changed."""
    take_back_unsent(unsent_of(request, id, unsent), by=request.representative, at=timezone.now())
    return done(request, words=_("It was not sent. Change it, then send it."), back=addresses.conversation(id))


def unsent_of(request: AtDesk, conversation: int, number: int) -> Unsent:
    return first(unsent_visible_to(request.representative).filter(pk=number, conversation=conversation))


@require_safe
@representative_required
def everything(request: AtDesk) -> HttpResponse:
    """All that leaves later or is held back, in every conversation that one may see."""
    found = unsent_visible_to(request.representative).undecided().with_everything()
    shown = [
        (waiting(one), one.conversation) for one in found.select_related("author", "conversation__customer")[:MOST]
    ]
    return render(request, "workspace/leaving.html", shell(request, here="", unsent=shown, open="main", panes=1))


unsent = resource(POST=put, PUT=put, DELETE=remove)
holding = resource(POST=hold, PUT=hold)
