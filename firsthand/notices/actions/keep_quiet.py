"""A representative says when they want to hear nothing."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.notices.facts import QuietChanged
from firsthand.notices.models import Quiet
from firsthand.notices.queries import quiet_of
from firsthand.team.models import Representative


class QuietAllDay(Refused):
    words = _("Quiet hours need a beginning and another end. Leave both empty for none.")


@dataclass(frozen=True)
class QuietHours:
    """From when until when, by their own clock; whether weekends are quiet; whether one mail tells all afterwards."""

    begins: time
    ends: time
    weekends: bool = False
    digest: bool = True


@transaction.atomic
def keep_quiet(hours: QuietHours | None, *, by: Representative, at: datetime) -> None:
    """In these hours no mail and no device tells them anything; None ends the quiet. Raises QuietAllDay."""
    if hours and hours.begins == hours.ends:
        raise QuietAllDay
    if hours == _kept(by):
        return
    if hours is None:
        Quiet.objects.filter(representative=by).delete()
    else:
        Quiet.objects.update_or_create(representative=by, defaults=vars(hours))
    begins, ends = (f"{hours.begins:%H:%M}", f"{hours.ends:%H:%M}") if hours else ("", "")
    record(QuietChanged(representative=by.pk, begins=begins, ends=ends), by=by, at=at)


def _kept(by: Representative) -> QuietHours | None:
    kept = quiet_of(by)
    return QuietHours(kept.begins, kept.ends, kept.weekends, kept.digest) if kept else None
