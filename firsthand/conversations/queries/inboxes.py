"""The inboxes as an administrator sets them up."""

from django.db.models import QuerySet

from firsthand.conversations.models import Inbox
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import may_administer


def inboxes_visible_to(representative: Representative) -> QuerySet[Inbox]:
    """Every inbox with its team and brand, by name: an administrator's page."""
    inboxes = Inbox.objects.select_related("team", "brand", "calendar").order_by("name", "pk")
    return inboxes if may_administer(representative) else inboxes.none()
