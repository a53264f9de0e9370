"""What a customer says of themselves: how they are called, language and time, and what we may do."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from firsthand.kit.errors import Refused
from firsthand.kit.text import one_line
from firsthand.organisation.rules import a_language, a_time_zone, time_zones
from firsthand.people.actions import change, give_consent, withdraw_consent
from firsthand.people.actions.change import Traits
from firsthand.people.models import Consent, Customer
from firsthand.portal.stored import told_addresses
from firsthand.portal.views.at_page import LANGUAGE, AtPage, at_page, page, to_the_door
from firsthand.portal.wording import may, proven, since

DETAILS = "/my/details/"


@require_http_methods(["GET", "HEAD", "POST"])
@at_page
def details(request: AtPage) -> HttpResponse:
    """Theirs to read and to change; only a code opens it."""
    me = request.visit.customer if request.visit else None
    if me is None:
        return to_the_door(request)
    if request.method != "POST":
        return form(request, me)
    try:
        change(me, traits=traits(request), by=me, at=request.now)
    except Refused as refused:
        return form(request, me, status=422, error=refused.sentence)
    allow(request, me)
    answer = HttpResponseRedirect(f"{DETAILS}?told=kept")
    # The page speaks what they said now, not what was chosen at its foot before.
    answer.delete_cookie(LANGUAGE, path="/my/")
    return answer


def traits(request: AtPage) -> Traits:
    """What was written. Raises UnknownLanguage and UnknownTimeZone."""
    language, zone = request.POST.get("language", ""), request.POST.get("timezone", "")
    wanted = request.POST.get("form", "")
    return Traits(
        preferred_name=one_line(request.POST.get("preferred_name", ""), at_most=200),
        form=wanted if wanted in dict(Customer().forms) else "",
        prefers=rather if (rather := request.POST.get("prefers", "")) in dict(Customer().preferences) else "",
        language=a_language(language) if language else "",
        timezone=a_time_zone(zone) if zone else "",
    )


def allow(request: AtPage, me: Customer) -> None:
    """What is ticked is allowed, what is not is taken back; what was as it is stays untouched."""
    ticked = set(request.POST.getlist("allowed"))
    standing = {one.purpose: one for one in me.consents.standing()}
    for purpose in Consent.Purpose.values:
        if purpose in ticked and purpose not in standing:
            give_consent(me, purpose=purpose, how=_("ticked on the customer’s page"), by=me, at=request.now)
        elif purpose in standing and purpose not in ticked:
            withdraw_consent(standing[purpose], how=_("unticked on the customer’s page"), by=me, at=request.now)


def form(request: AtPage, me: Customer, *, status: int = 200, error: str = "") -> HttpResponse:
    unsaid = ("", _("as we think best"))
    last = {one.purpose: one for one in me.consents.order_by("given_at", "pk")}
    return page(
        request,
        "details",
        status=status,
        error=error,
        name=me.name,
        preferred_name=me.preferred_name,
        form=me.form,
        forms=[unsaid, *me.forms],
        prefers=me.prefers,
        preferences=[unsaid, *me.preferences],
        language_now=me.language,
        spoken=[unsaid, *settings.LANGUAGES],
        timezone=me.timezone,
        zones=[unsaid, *time_zones()],
        addresses=[(one.pk, one.get_kind_display(), one.value, proven(one.verified_how)) for one in told_addresses(me)],
        purposes=[
            (one, may(one), one in last and last[one].withdrawn_at is None, since(last.get(one)))
            for one in Consent.Purpose.values
        ],
        told=request.GET.get("told"),
    )
