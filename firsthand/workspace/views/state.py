"""Whose turn it is: ours, the customer's, or nobody's until a time."""

from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firsthand.conversations.actions import resume, snooze, wait
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import State
from firsthand.kit.errors import Refused
from firsthand.look.times import in_words
from firsthand.workspace import addresses
from firsthand.workspace.rules.moments import chosen
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk


class NoTimeChosen(Refused):
    words = gettext_lazy("Choose until when it shall sleep.")


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is in the state that was asked for."""
    found = bare_conversation_of(request, id)
    words = becomes(request, found, state=asked(request, "state"))
    return done(request, words=words, back=addresses.conversation(id), undo=undo(found))


def becomes(request: AtDesk, found: Conversation, *, state: str) -> str:
    me, now = request.representative, timezone.now()
    match state:
        case State.WAITING:
            wait(found, by=me, at=now)
            return _("It waits for the customer.")
        case State.SNOOZED:
            until = chosen(asked(request, "until"), zone=timezone.get_current_timezone())
            if until is None:
                raise NoTimeChosen
            snooze(found, until=until, by=me, at=now)
            return _("It sleeps until %(time)s.") % {"time": in_words(until)}
    resume(found, by=me, at=now)
    return _("It is open again.")


def undo(before: Conversation) -> str:
    """The address that makes it as it was; a solved one is not brought back by this door."""
    at = f"{addresses.conversation(before.pk)}state/?state={before.state}"
    if before.state == State.SNOOZED and before.snoozed_until:
        return f"{at}&until={quote(before.snoozed_until.isoformat())}"
    return "" if before.is_resolved else at


state = resource(POST=put, PUT=put)
