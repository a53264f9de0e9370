"""How one signs in: links to the door's own pages, and an end to every other session."""

from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.access.actions import end_other_sessions
from firsthand.workspace.settings.answering import done, page
from firsthand.workspace.views.signed_in import AtDesk, representative_required

SECURITY = "/settings/security/"


@require_safe
@representative_required
def security(request: AtDesk) -> HttpResponse:
    """What is set up, and where to change it."""
    kinds = list(Authenticator.objects.filter(user=request.representative.account).values_list("type", flat=True))
    return page(
        request,
        "security",
        item="security",
        email=request.representative.account.email,
        has_totp=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
    )


@require_POST
@representative_required
def other_sessions(request: AtDesk) -> HttpResponse:
    """Every session but this one ends."""
    account = request.representative.account
    end_other_sessions(account, at=timezone.now())
    # This browser goes on: it is given a session that begins now.
    update_session_auth_hash(request, account)
    return done(request, _("Every other browser is signed out."), back=SECURITY)
