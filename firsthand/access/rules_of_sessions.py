"""What the rules of the door mean for a session: how long it lasts, and where it leads without a second factor."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from firsthand.access.models import Account
from firsthand.access.queries import has_second_factor, the_door_rules

# Kept in the session, which is read at each request anyway: the rules cost a page no statement.
UNTIL, BARE = "door.until", "door.bare"
# Where one sets a second factor up, signs out, and what such pages are made of.
OPEN = ("/accounts/", "/static/")
Answer = Callable[[HttpRequest], HttpResponse]


def begin_session(request: HttpRequest, account: Account, *, at: datetime) -> None:
    """The session knows when it ends, and whether a second factor has to be set up first."""
    rules = the_door_rules()
    request.session[UNTIL] = (at + timedelta(hours=rules.session_hours)).timestamp()
    if rules.second_factor and not has_second_factor(account):
        request.session[BARE] = True


class DoorRulesMiddleware:
    """A session that has lasted long enough is over; one without the second factor that is asked for sets it up first."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if _is_over(request):
                logout(request)
            elif BARE in request.session and not request.path.startswith(OPEN) and _is_still_bare(request):
                return _to_second_factor(request)
        return self.get_response(request)


def _is_over(request: HttpRequest) -> bool:
    until: float | None = request.session.get(UNTIL)
    return until is not None and timezone.now().timestamp() > until


def _is_still_bare(request: HttpRequest) -> bool:
    if not isinstance(request.user, Account) or not has_second_factor(request.user):
        return True
    del request.session[BARE]
    return False


def _to_second_factor(request: HttpRequest) -> HttpResponse:
    at = reverse("mfa_index")
    if "HX-Request" not in request.headers:
        return HttpResponseRedirect(at)
    answer = HttpResponse(status=401)
    answer["HX-Redirect"] = at
    return answer
