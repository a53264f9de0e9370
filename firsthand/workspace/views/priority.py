"""How urgent a conversation is."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firsthand.conversations.actions import prioritise
from firsthand.conversations.rules.states import Priority
from firsthand.kit.errors import Refused
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import number, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk


class NoSuchPriority(Refused):
    words = gettext_lazy("Choose one of the four priorities.")


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It has this priority."""
    found = bare_conversation_of(request, id)
    wanted = number(request, "priority")
    if wanted not in set(Priority):
        raise NoSuchPriority
    priority = Priority(wanted)
    prioritise(found, priority=priority, by=request.representative, at=timezone.now())
    at = addresses.conversation(id)
    words = _("Priority: %(priority)s.") % {"priority": priority.label}
    return done(request, words=words, back=at, undo=f"{at}priority/?priority={found.priority}")


priority = resource(POST=put, PUT=put)
