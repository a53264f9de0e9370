"""Into whose hands a conversation may be given, and whom a note may name."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.actions import keep_for_good
from firsthand.conversations.models import Conversation, Loan
from firsthand.team.models import Representative
from firsthand.team.queries import teams_visible_to
from firsthand.workspace import addresses
from firsthand.workspace.away import away_words, here_first
from firsthand.workspace.faces import face_of
from firsthand.workspace.queries import colleagues_to_ask
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required


@require_safe
@representative_required
def hands(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """Colleagues, those who are here first and those who are away last, and teams."""
    found = bare_conversation_of(request, id)
    now, me = timezone.now(), request.representative
    people = [
        {
            "id": one.pk,
            "face": face_of(one),
            "here": one.is_present(at=now) and not one.is_away,
            "away": away_words(one),
        }
        for one in colleagues_to_ask(me)
        if one.pk != found.owner_id
    ]
    teams = [{"id": one.pk, "name": one.name, "here": one.pk == found.team_id} for one in teams_visible_to(me)]
    values = {"colleagues": here_first(people), "teams": teams, "lender": lender_of(found, me)}
    return render(request, "workspace/hands.html", values | {"at": addresses.conversation(id)})


def lender_of(conversation: Conversation, me: Representative) -> str:
    """For whom one looks after it, or may keep it; empty where it is nobody's who is away."""
    if conversation.owner_id not in (me.pk, None):
        return ""
    loan = Loan.objects.open().filter(conversation=conversation).select_related("lender").first()
    return loan.lender.name if loan else ""


def keep(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It does not go back when its owner is here again."""
    keep_for_good(bare_conversation_of(request, id), by=request.representative, at=timezone.now())
    return done(request, words=_("You keep it for good."), back=addresses.conversation(id), undo="")


keeping = resource(POST=keep)


@require_safe
@representative_required
def colleagues(request: AtDesk) -> HttpResponse:
    """The names that can stand after an @, and who of them is away."""
    people = colleagues_to_ask(request.representative)
    away = {one.name: words for one in people if (words := away_words(one))}
    return JsonResponse({"names": [one.name for one in people], "away": away})
