"""A link from a letter is opened."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.models import PageLink
from firsthand.kit.tokens import fingerprint, unguessable
from firsthand.portal.models import Pass, Visit
from firsthand.portal.rules import VISIT_LASTS


@transaction.atomic
def open_link(link: PageLink, *, visit: Visit | None, at: datetime) -> str:
    """The visit, or one that begins, sees the matter of the link; returns its secret, which is a new one."""
    secret = unguessable()
    if visit is None:
        visit = Visit.objects.create(fingerprint=fingerprint(secret), begun_at=at, expires_at=at + VISIT_LASTS)
    else:
        # A secret that somebody put into this browser before is worth nothing now.
        visit.fingerprint = fingerprint(secret)
        visit.save(update_fields=["fingerprint"])
    Pass.objects.update_or_create(visit=visit, link=link, defaults={"serial": link.serial})
    return secret
