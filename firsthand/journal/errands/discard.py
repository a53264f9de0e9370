"""A dead letter is thrown away."""

from django.utils.translation import gettext_lazy as _

from firsthand.journal.models.errand import Errand
from firsthand.kit.errors import Refused


class NotDead(Refused):
    """Somebody else was quicker."""

    words = _("Somebody has already retried or discarded this piece of work.")


def discard(errand: Errand) -> None:
    """It is gone, and its work will not be done. Raises NotDead."""
    # Without an order: a DELETE has none.
    deleted, _rows = Errand.objects.filter(pk=errand.pk, dead_at__isnull=False).delete()
    if not deleted:
        raise NotDead
