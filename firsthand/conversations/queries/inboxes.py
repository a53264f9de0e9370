"""The inboxes: as an administrator sets them up, and from which somebody may write."""

from django.db.models import QuerySet

from firsthand.conversations.models import Inbox
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import may_administer


def inboxes_visible_to(representative: Representative) -> QuerySet[Inbox]:
    """Every inbox with its team and brand, by name: an administrator's page."""
    inboxes = Inbox.objects.select_related("team", "brand", "calendar").order_by("name", "pk")
    return inboxes if may_administer(representative) else inboxes.none()


def inboxes_to_write_from(representative: Representative) -> QuerySet[Inbox]:
    """The inboxes for mail whose matters the representative would see, by name, the default one first."""
    inboxes = Inbox.objects.filter(channel="email").order_by("-is_default", "name", "pk")
    if not representative.is_active:
        return inboxes.none()
    return inboxes if representative.is_administrator else inboxes.filter(team__in=representative.places)
