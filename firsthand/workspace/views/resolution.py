"""The solution of a matter: it is there, or it is taken back."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import reopen, resolve, take_back
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The matter is solved."""
    resolve(bare_conversation_of(request, id), by=request.representative, at=timezone.now())
    at = addresses.conversation(id)
    return done(request, words=_("Solved."), back=at, undo=f"{at}resolution/taking-back/")


def remove(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The matter is open again."""
    reopen(bare_conversation_of(request, id), by=request.representative, at=timezone.now())
    at = addresses.conversation(id)
    return done(request, words=_("It is open again."), back=at, undo=f"{at}resolution/")


def take(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It was a slip: the matter is as it was, with the answer it owed."""
    take_back(bare_conversation_of(request, id), by=request.representative, at=timezone.now())
    return done(request, words=_("It is as it was."), back=addresses.conversation(id))


resolution = resource(POST=put, PUT=put, DELETE=remove)
taking_back = resource(POST=take)
