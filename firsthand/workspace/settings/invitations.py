"""People are invited."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.access.models import Role
from firsthand.organisation.queries import the_organisation
from firsthand.team.actions import invite, withdraw_invitation
from firsthand.team.queries import invitations_visible_to, link_to, teams_visible_to
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, page, unless_refused
from firsthand.workspace.settings.choices import languages
from firsthand.workspace.settings.members import MEMBERS, a_role
from firsthand.workspace.views.signed_in import AtDesk


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def invitations(request: AtDesk) -> HttpResponse:
    """The form; and once it is sent the link, shown this once."""
    if request.method != "POST":
        return form(request)

    def act() -> HttpResponse:
        return invited(request)

    return unless_refused(act, otherwise=partial(form, request))


def form(request: AtDesk, *, error: str = "") -> HttpResponse:
    teams = list(teams_visible_to(request.representative))
    return page(
        request,
        "invite",
        item="members",
        status=422 if error else 200,
        error=error,
        written=request.POST,
        teams=[(team, str(team.pk) in request.POST.getlist("teams")) for team in teams],
        roles=Role.choices,
        languages=languages(),
        chosen_language=request.POST.get("language") or the_organisation().language,
    )


def invited(request: AtDesk) -> HttpResponse:
    invitation, token = invite(
        reading.words(request, "email"),
        role=a_role(request),
        name=reading.words(request, "name"),
        teams=reading.all_chosen(request, "teams", among=teams_visible_to(request.representative)),
        language=reading.words(request, "language"),
        by=request.representative,
        at=timezone.now(),
    )
    return page(request, "invited", item="members", invitation=invitation, link=link_to(token))


@require_POST
@administrators_only
def withdrawal(request: AtDesk, number: int) -> HttpResponse:
    """An invitation is taken back."""
    invitation = get_object_or_404(invitations_visible_to(request.representative), pk=number)

    def act() -> str:
        withdraw_invitation(invitation, by=request.representative, at=timezone.now())
        return _("The link for %(email)s opens nothing any more.") % {"email": invitation.email}

    return attempt(request, act, back=MEMBERS)
