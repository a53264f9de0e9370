"""Whether a conversation is spam: it is held back, or let through, and either can be taken back."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import hold_again, let_through, mark_spam, take_back_spam
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import number, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It waits in the spam folder."""
    mark_spam(bare_conversation_of(request, id), by=request.representative, at=timezone.now())
    words = _("It is in the spam folder. What looks like it will be, too.")
    return done(
        request, words=words, back=addresses.desk("mine"), undo=f"{addresses.conversation(id)}spam/taking-back/"
    )


def remove(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is on the desk."""
    after = let_through(bare_conversation_of(request, id), by=request.representative, at=timezone.now())
    at = addresses.conversation(id)
    undo = f"{at}spam/taking-back/?seen={after.version}"
    return done(request, words=_("It is on the desk, and owes an answer."), back=at, undo=undo)


def take(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It was a slip: it stands as before, and nothing is learnt from it."""
    found, now, seen = bare_conversation_of(request, id), timezone.now(), number(request, "seen")
    if seen is None:
        take_back_spam(found, by=request.representative, at=now)
    else:
        hold_again(found, by=request.representative, at=now, seen=seen)
    return done(request, words=_("It is as it was."), back=addresses.conversation(id))


spam = resource(POST=put, PUT=put, DELETE=remove)
taking_back = resource(POST=take)
