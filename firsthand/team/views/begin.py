"""The page that the first link opens: who the organisation is, and who sets it up."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from firsthand.kit.errors import Refused
from firsthand.organisation.actions import AboutUs
from firsthand.organisation.queries import the_organisation
from firsthand.organisation.rules import SPOKEN, time_zones
from firsthand.team.actions import FirstLinkIsWrong, HouseHasBegun, begin_house, open_house
from firsthand.team.models import Representative

FIELDS = ("organisation", "language", "timezone", "name", "email")
# The guide stands in a folder above; only its address is known here.
GUIDE = "/settings/start/"


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, token: str) -> HttpResponse:
    """It is asked once, and leads to the guide; a link that opens nothing says why."""
    try:
        open_house(token)
    except (FirstLinkIsWrong, HouseHasBegun) as closed:
        return render(request, "team/begin.html", {"trouble": closed.sentence, "house": the_organisation()}, status=410)
    if request.method != "POST":
        return _ask(request, dict.fromkeys(FIELDS, "") | {"language": translation.get_language() or "en"})
    written = {name: request.POST.get(name, "") for name in FIELDS}
    try:
        first = _begun(request, token, written)
    except Refused as refused:
        return _ask(request, written, error=refused.sentence)
    perform_login(request, first.account, email_verification="none")
    return redirect(GUIDE)


def _begun(request: HttpRequest, token: str, written: dict[str, str]) -> Representative:
    about = AboutUs(name=written["organisation"], language=written["language"], timezone=written["timezone"] or "UTC")
    password = request.POST.get("password", "")
    return begin_house(
        token, about=about, name=written["name"], email=written["email"], password=password, at=timezone.now()
    )


def _ask(request: HttpRequest, written: dict[str, str], *, error: str = "") -> HttpResponse:
    words = {
        "fields": written,
        "languages": [(code, name) for code, name in settings.LANGUAGES if code in SPOKEN],
        "zones": time_zones(),
        "error": error,
        "trouble": "",
        "house": the_organisation(),
    }
    return render(request, "team/begin.html", words, status=422 if error else 200)
