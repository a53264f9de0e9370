"""A rota is drawn: whose it is, and by which clock it goes."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.changing import differing, record_beginning, record_change
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.organisation.rules import a_name, a_time_zone
from firsthand.team.facts import RotaDrawn, RotaDropped
from firsthand.team.models import Rota, Team
from firsthand.team.rules.permissions import must_keep_rota


class RotaExists(Refused):
    words = _("There is already a rota called “{name}”.")


@transaction.atomic
def draw_rota(
    name: str, *, team: Team | None, timezone: str, instead_of: Rota | None = None, by: Acts, at: datetime
) -> Rota:
    """It stands, and its turns are to be said; one of no team is an administrator's.

    Raises `NotYourRota`, `Unnamed`, `UnknownTimeZone`, `RotaExists`.
    """
    must_keep_rota(team, by=by)
    rota = instead_of or Rota()
    if instead_of:
        must_keep_rota(instead_of.team, by=by)
    said = {"name": a_name(name), "team": team, "timezone": a_time_zone(timezone)}
    changed = differing(rota, said)
    for part, value in said.items():
        setattr(rota, part, value)
    _save(rota)
    fact = RotaDrawn(rota=rota.pk)
    if instead_of is None:
        record_beginning(fact, of="rota", number=rota.pk, parts=said, by=by, at=at)
    elif changed:
        record_change(fact, of="rota", number=rota.pk, parts=changed, by=by, at=at)
    return rota


def _save(rota: Rota) -> None:
    try:
        with transaction.atomic():
            rota.save()
    except IntegrityError as twice:
        raise RotaExists(name=rota.name) from twice


@transaction.atomic
def drop_rota(rota: Rota, *, by: Acts, at: datetime) -> None:
    """Nobody is on by it any more. Raises `NotYourRota`."""
    must_keep_rota(rota.team, by=by)
    record(RotaDropped(rota=rota.pk), by=by, at=at)
    rota.delete()
