"""What exists only in a demo: the doors without a password, and the tour."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from firsthand.access.models import Account
from firsthand.portal.actions import begin_visit
from firsthand.portal.views.at_page import HOME, remember
from firsthand.run.demo.doors import customer_opened_by, opened_by
from firsthand.run.demo.tour import SEEN

View = Callable[..., HttpResponse]
A_YEAR = 365 * 24 * 3600


def only_in_a_demo(view: View) -> View:
    """Elsewhere, and from another machine, there is no such page."""

    @wraps(view)
    def shown(request: HttpRequest, **words: str) -> HttpResponse:
        if not settings.IS_DEMO or not is_here(request):
            raise Http404
        return view(request, **words)

    return shown


def is_here(request: HttpRequest) -> bool:
    """Whether somebody sits at this machine (RFC 1122 3.2.1.3, RFC 4291 2.5.3)."""
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


@never_cache
@require_safe
@only_in_a_demo
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Whoever has the link is in, as often as it is opened."""
    email = opened_by(secret)
    account = Account.objects.active().filter(email=email).first() if email else None
    if account is None:
        raise Http404
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect("/")


@never_cache
@require_safe
@only_in_a_demo
def enter_as_customer(request: HttpRequest, secret: str) -> HttpResponse:
    """Whoever has the link is at the customer's page."""
    address = customer_opened_by(secret)
    if address is None:
        raise Http404
    return remember(HttpResponseRedirect(HOME), begin_visit(address, at=timezone.now()))


@require_POST
@only_in_a_demo
def end_tour(request: HttpRequest) -> HttpResponse:
    """The card of the tour stays away in this browser."""
    answer = HttpResponseRedirect("/", status=303)
    answer.set_cookie(SEEN, "1", max_age=A_YEAR, samesite="Lax", httponly=True)
    return answer
