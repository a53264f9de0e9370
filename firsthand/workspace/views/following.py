"""Whether one follows a conversation."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import follow, stop_following
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """What happens in it is told among one's notices from now on."""
    follow(bare_conversation_of(request, id), by=request.representative, at=timezone.now())
    at = addresses.conversation(id)
    words = _("You follow this: what happens in it is told among your notices.")
    return done(request, words=words, back=at, undo=f"{at}following/?method=DELETE")


def remove(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """One hears of it no more than anybody."""
    stop_following(bare_conversation_of(request, id), by=request.representative, at=timezone.now())
    at = addresses.conversation(id)
    return done(request, words=_("You no longer follow this."), back=at, undo=f"{at}following/")


following = resource(POST=put, PUT=put, DELETE=remove)
