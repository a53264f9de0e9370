"""A form is known to stand on a site."""

from datetime import datetime

from firsthand.channels.webform.models import Form

MOST = 5


def found_on_site(form: Form, *, site: str, at: datetime) -> None:
    """It stands there; the newest sites are remembered."""
    newest = sorted({**form.seen_at, site[:120]: at.isoformat()}.items(), key=lambda one: one[1])[-MOST:]
    Form.objects.filter(pk=form.pk).update(seen_at=dict(newest))
