"""Which team has a conversation."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import move
from firsthand.team.queries import teams_visible_to
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import number, resource
from firsthand.workspace.views.found import bare_conversation_of, first
from firsthand.workspace.views.signed_in import AtDesk


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The other team has it."""
    found = bare_conversation_of(request, id)
    chosen = first(teams_visible_to(request.representative).filter(pk=number(request, "team") or 0))
    before = found.team_id
    move(found, to=chosen, by=request.representative, at=timezone.now())
    return done(
        request,
        words=_("%(team)s has it now.") % {"team": chosen.name},
        back=addresses.desk("mine"),
        undo=f"{addresses.conversation(id)}team/?team={before}",
    )


team = resource(POST=put, PUT=put)
