"""Keys of the API."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.access.models import KeyRole
from firsthand.team.actions import create_key, take_key_back
from firsthand.team.queries import keys_visible_to, teams_visible_to
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, page, unless_refused
from firsthand.workspace.views.signed_in import AtDesk

KEYS = "/settings/keys/"
OFFERED = (KeyRole.REPRESENTATIVE, KeyRole.LEAD, KeyRole.ADMINISTRATOR)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def keys(request: AtDesk) -> HttpResponse:
    """All of them, and a form for another; its token is shown this once."""
    if request.method != "POST":
        return listed(request)

    def act() -> HttpResponse:
        token = created(request)
        return listed(request, token=token)

    return unless_refused(act, otherwise=partial(listed, request))


def listed(request: AtDesk, *, error: str = "", token: str = "") -> HttpResponse:
    every = list(keys_visible_to(request.representative))
    return page(
        request,
        "keys",
        item="keys",
        status=422 if error else 200,
        keys=[key for key in every if not key.is_revoked],
        revoked=[key for key in every if key.is_revoked],
        roles=[(role.value, role.label) for role in OFFERED],
        teams=list(teams_visible_to(request.representative)),
        written=request.POST if error else {},
        token=token,
        error=error,
    )


def created(request: AtDesk) -> str:
    written = reading.words(request, "role")
    _key, token = create_key(
        name=reading.words(request, "name"),
        role=KeyRole(written) if written in OFFERED else KeyRole.REPRESENTATIVE,
        teams=reading.all_chosen(request, "teams", among=teams_visible_to(request.representative)),
        by=request.representative,
        at=timezone.now(),
    )
    return token


@require_POST
@administrators_only
def revocation(request: AtDesk, number: int) -> HttpResponse:
    """A key is taken back for good."""
    key = get_object_or_404(keys_visible_to(request.representative), pk=number)

    def act() -> str:
        take_key_back(key, by=request.representative, at=timezone.now())
        return _("The key %(name)s opens nothing any more.") % {"name": key.name}

    return attempt(request, act, back=KEYS)
