"""The owner of a conversation is reminded of it."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import remind
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk


def post(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """They are told that somebody asks them to look."""
    remind(bare_conversation_of(request, id), by=request.representative, at=timezone.now())
    return done(request, words=_("They are reminded."), back=addresses.conversation(id))


reminder = resource(POST=post)
