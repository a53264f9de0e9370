"""The page that an invitation's link opens."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from firsthand.kit.errors import Refused
from firsthand.organisation.queries import the_organisation
from firsthand.team.actions import LinkHasExpired, LinkIsUnknown, LinkWasUsed, accept_invitation, open_invitation
from firsthand.team.models import Invitation

Dead = (LinkHasExpired, LinkIsUnknown, LinkWasUsed)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever was invited chooses a name and a password, then signs in with them."""
    try:
        invitation = open_invitation(token, at=timezone.now())
    except Dead as dead:
        return render(request, "team/join.html", {"trouble": dead.sentence, "house": the_organisation()}, status=410)
    with translation.override(invitation.language):
        return _accept(request, token, invitation) if request.method == "POST" else _ask(request, invitation)


def _accept(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    name, password = request.POST.get("name", ""), request.POST.get("password", "")
    try:
        accept_invitation(token, name=name, password=password, at=timezone.now())
    except Refused as refused:
        return _ask(request, invitation, name=name, error=refused.sentence)
    messages.success(request, _("You are in. Sign in with your e-mail address and the password you chose."))
    return redirect("account_login")


def _ask(request: HttpRequest, invitation: Invitation, *, name: str = "", error: str = "") -> HttpResponse:
    words = {
        "invitation": invitation,
        "name": name or invitation.name,
        "error": error,
        "trouble": "",
        "house": the_organisation(),
    }
    return render(request, "team/join.html", words, status=422 if error else 200)
