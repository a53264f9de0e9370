"""Whose turn it is: ours, the customer's, or nobody's until a time."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.actions import resume, snooze, wait
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import State
from firsthand.look.times import until_in_words
from firsthand.workspace import addresses
from firsthand.workspace.chosen import hours_of
from firsthand.workspace.sleeping import moment, near_moments
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is in the state that was asked for."""
    before = bare_conversation_of(request, id)
    after = become(request, before, state=asked(request, "state"))
    return done(
        request, words=said(before, after=after), back=addresses.conversation(id), undo=undo(before, after=after)
    )


def become(request: AtDesk, found: Conversation, *, state: str) -> Conversation:
    me, now, seen = request.representative, timezone.now(), number(request, "seen")
    match state:
        case State.WAITING:
            return wait(found, by=me, at=now, seen=seen)
        case State.SNOOZED:
            until = moment(request, hours=hours_of([found.pk], request), at=now)
            return snooze(found, until=until, by=me, at=now, seen=seen)
    return resume(found, by=me, at=now, seen=seen)


def said(before: Conversation, *, after: Conversation) -> str:
    if after.snoozed_until:
        return _("It sleeps until %(time)s.") % {"time": until_in_words(after.snoozed_until)}
    if not after.is_open:
        return _("It waits for the customer.")
    return _("It sleeps no more.") if before.state == State.SNOOZED else _("It waits for the customer no more.")


def undo(before: Conversation, *, after: Conversation) -> str:
    """The address that makes it as it was, unless something happened since: a new letter is not put to sleep."""
    at = f"{addresses.conversation(before.pk)}state/?state={before.state}&seen={after.version}"
    if before.state == State.SNOOZED and before.snoozed_until:
        return f"{at}&until={quote(before.snoozed_until.isoformat())}"
    return at


@require_safe
@representative_required
def sleep(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """Until when it may sleep, within the hours of its inbox."""
    moments = near_moments(timezone.now(), hours=hours_of([bare_conversation_of(request, id).pk], request))
    return render(request, "workspace/sleep.html", {"id": id, "at": addresses.conversation(id), "moments": moments})


state = resource(POST=put, PUT=put)
