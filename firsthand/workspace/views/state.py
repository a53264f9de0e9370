"""Whose turn it is: ours, the customer's, or nobody's until a time."""

from datetime import datetime
from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firsthand.conversations.actions import resume, snooze, wait
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import State
from firsthand.kit.errors import Refused
from firsthand.look.times import until_in_words
from firsthand.workspace import addresses
from firsthand.workspace.rules.moments import chosen
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk


class NoTimeChosen(Refused):
    words = gettext_lazy("Choose until when it shall sleep.")


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is in the state that was asked for."""
    before = bare_conversation_of(request, id)
    after = become(request, before, state=asked(request, "state"))
    return done(request, words=said(after), back=addresses.conversation(id), undo=undo(before, after=after))


def become(request: AtDesk, found: Conversation, *, state: str) -> Conversation:
    me, now, seen = request.representative, timezone.now(), number(request, "seen")
    match state:
        case State.WAITING:
            return wait(found, by=me, at=now, seen=seen)
        case State.SNOOZED:
            return snooze(found, until=moment(request), by=me, at=now, seen=seen)
    return resume(found, by=me, at=now, seen=seen)


def moment(request: AtDesk) -> datetime:
    until = chosen(asked(request, "until"), zone=timezone.get_current_timezone())
    if until is None:
        raise NoTimeChosen
    return until


def said(after: Conversation) -> str:
    if after.snoozed_until:
        return _("It sleeps until %(time)s.") % {"time": until_in_words(after.snoozed_until)}
    return _("It is open again.") if after.is_open else _("It waits for the customer.")


def undo(before: Conversation, *, after: Conversation) -> str:
    """The address that makes it as it was, unless something happened since: a new letter is not put to sleep."""
    at = f"{addresses.conversation(before.pk)}state/?state={before.state}&seen={after.version}"
    if before.state == State.SNOOZED and before.snoozed_until:
        return f"{at}&until={quote(before.snoozed_until.isoformat())}"
    return at


state = resource(POST=put, PUT=put)
