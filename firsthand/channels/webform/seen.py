"""On which sites a form is shown, as browsers tell when they fetch it: so that nobody need look.

Whoever is no browser tells what they like (a Referer proves nothing), so only what is expected is believed: the sites
that the form's settings name, the organisation's own, and one on which somebody of us has found the form.
"""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.http import HttpRequest

from firsthand.channels.webform.actions import found_on_site
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.rules.sites import is_among, of_the_house
from firsthand.organisation.queries import the_organisation

SELDOM = timedelta(hours=1)


def notice_site(form: Form, request: HttpRequest, *, at: datetime) -> None:
    """The site is remembered with the time, at most once an hour: a page that everybody opens hardly ever writes."""
    site = urlsplit(request.META.get("HTTP_REFERER", "")[:500]).netloc.rpartition("@")[2][:120].lower()
    if not site or request.META.get("HTTP_SEC_FETCH_DEST") != "iframe" or site == request.get_host():
        return
    before = form.seen_at.get(site)
    is_new = before is None or at - datetime.fromisoformat(before) >= SELDOM
    if is_new and (before or is_expected(site, form)):
        found_on_site(form, site=site, at=at)


def is_expected(site: str, form: Form) -> bool:
    """Whether it may be believed that the form stands there."""
    return is_among(site, form.sites or of_the_house(the_organisation().domain.lower()))
