"""On which sites a form is shown, as browsers tell when they fetch it: so that nobody need look."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.http import HttpRequest

from firsthand.channels.webform.actions import found_on_site
from firsthand.channels.webform.models import Form

SELDOM = timedelta(hours=1)


def notice_site(form: Form, request: HttpRequest, *, at: datetime) -> None:
    """The site is remembered with the time, at most once an hour: a page that everybody opens hardly ever writes."""
    site = urlsplit(request.META.get("HTTP_REFERER", "")[:500]).netloc.rpartition("@")[2][:120]
    if not site or request.META.get("HTTP_SEC_FETCH_DEST") != "iframe" or site == request.get_host():
        return
    before = form.seen_at.get(site)
    if not before or at - datetime.fromisoformat(before) >= SELDOM:
        found_on_site(form, site=site, at=at)
