"""The language in which we write in a conversation."""

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firsthand.conversations.actions import speak
from firsthand.kit.errors import Refused
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk


class NoSuchLanguage(Refused):
    words = gettext_lazy("Choose one of the languages on the list.")


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """We write in this language from now on."""
    found = bare_conversation_of(request, id)
    names, code = dict(settings.LANGUAGES), asked(request, "language")
    if code not in names:
        raise NoSuchLanguage
    speak(found, language=code, by=request.representative, at=timezone.now())
    at = addresses.conversation(id)
    undo = f"{at}language/?language={found.language}" if found.language in names else ""
    return done(request, words=_("We write in this language: %(name)s.") % {"name": names[code]}, back=at, undo=undo)


language = resource(POST=put, PUT=put)
