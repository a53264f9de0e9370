"""Who looks after a conversation."""

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firsthand.conversations.actions import assign, own, release
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import one_locked_for
from firsthand.conversations.rules.refusals import CannotReceiveThere
from firsthand.kit.errors import Stale
from firsthand.team.queries import colleagues
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import number, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk


class TakenMeanwhile(Stale):
    words = gettext_lazy("{name} has just taken it.")


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is theirs, or that of the colleague who was chosen."""
    found = bare_conversation_of(request, id)
    to = number(request, "to")
    if to is not None and to != request.representative.pk:
        return give(request, found, to=to)
    take(request, found)
    return done(request, words=_("It is yours now."), back=addresses.conversation(id), undo=undo(found))


@transaction.atomic
def take(request: AtDesk, found: Conversation) -> None:
    """Theirs; one taken over from a colleague only if it is still that colleague's, looked at again under its lock."""
    seen = number(request, "from")
    if seen is not None:
        now = one_locked_for(request.representative, found.pk)
        if now is not None and now.owner and now.owner_id not in (seen, request.representative.pk):
            raise TakenMeanwhile(name=now.owner.name)
    own(found, by=request.representative, at=timezone.now())


def give(request: AtDesk, found: Conversation, *, to: int) -> HttpResponse:
    colleague = colleagues(request.representative).filter(pk=to).first()
    if colleague is None:
        raise CannotReceiveThere(name=_("Somebody who left"))
    assign(found, to=colleague, by=request.representative, at=timezone.now())
    words = _("%(name)s looks after it now.") % {"name": colleague.name}
    return done(request, words=words, back=addresses.desk("mine"), undo=undo(found))


def remove(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """Nobody owns it, and the team sees it among its unowned."""
    found = bare_conversation_of(request, id)
    release(found, by=request.representative, at=timezone.now())
    words = _("It is the team’s again.")
    return done(request, words=words, back=addresses.conversation(id), undo=undo(found))


def undo(before: Conversation) -> str:
    """The address that makes it as it was."""
    at = f"{addresses.conversation(before.pk)}owner/"
    return f"{at}?to={before.owner_id}" if before.owner_id else f"{at}?method=DELETE"


owner = resource(POST=put, PUT=put, DELETE=remove)
