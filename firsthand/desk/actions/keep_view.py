"""A list that was narrowed down is kept as a view, changed, put in order, removed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from firsthand.conversations.rules.asking import LONGEST, read_line
from firsthand.desk.facts import ViewChanged, ViewKept, ViewRemoved, ViewRestored
from firsthand.desk.models import SavedView
from firsthand.desk.queries import saved_views_visible_to
from firsthand.desk.rules.permissions import may_change, may_write_for_everybody
from firsthand.desk.rules.refusals import (
    NotInThatTeam,
    ViewHasNoName,
    ViewIsNotYours,
    ViewsForEverybody,
    ViewShowsEverything,
)
from firsthand.journal.record import record
from firsthand.kit.text import one_line
from firsthand.team.models import Representative, Team

LONGEST_NAME = 60


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What a view is called, what it holds and in which order, and for whom; for everybody without owner and team."""

    name: str
    line: str
    sort: str = ""
    is_own: bool = True
    team: Team | None = None


@transaction.atomic
def keep_view(said: Narrowed, *, by: Representative, at: datetime) -> SavedView:
    """It stands at the end of its circle's views.

    Raises ViewHasNoName, ViewShowsEverything, NotInThatTeam, ViewsForEverybody.
    """
    view = SavedView(kept_by=by, kept_at=at, **_checked(said, by=by))
    last = SavedView.objects.beside(view).in_order().last()
    view.position = last.position + 1 if last else 1
    view.save(force_insert=True)
    record(ViewKept(view=view.pk), by=by, at=at)
    return view


@transaction.atomic
def change_view(view: SavedView, said: Narrowed, *, by: Representative, at: datetime) -> SavedView:
    """It is called, holds and belongs as is said now. Raises ViewIsNotYours, and what `keep_view` raises."""
    view = _taken_up(view, by=by)
    changed = {name: value for name, value in _checked(said, by=by).items() if getattr(view, name) != value}
    if not changed:
        return view
    for name, value in changed.items():
        setattr(view, name, value)
    view.save(update_fields=list(changed))
    record(ViewChanged(view=view.pk, changed=tuple(sorted(changed))), by=by, at=at)
    return view


@transaction.atomic
def move_view(view: SavedView, *, steps: int, by: Representative, at: datetime) -> None:
    """It stands so many places further down in its circle, or up; at either end it stays. Raises ViewIsNotYours."""
    view = _taken_up(view, by=by)
    order = [one for one in SavedView.objects.beside(view).in_order() if one.pk != view.pk]
    before = SavedView.objects.beside(view).filter(position__lt=view.position).count()
    order.insert(min(len(order), max(0, before + steps)), view)
    for place, one in enumerate(order, start=1):
        one.position = place
    SavedView.objects.bulk_update(order, ["position"])
    record(ViewChanged(view=view.pk, changed=("position",)), by=by, at=at)


@transaction.atomic
def remove_view(view: SavedView, *, by: Representative, at: datetime) -> None:
    """It is offered to nobody; what it held stands where it stood. Raises ViewIsNotYours."""
    view = _taken_up(view, by=by)
    if view.removed_at is None:
        view.removed_at = at
        view.save(update_fields=["removed_at"])
        record(ViewRemoved(view=view.pk), by=by, at=at)


@transaction.atomic
def restore_view(view: SavedView, *, by: Representative, at: datetime) -> None:
    """It is offered as before. Raises ViewIsNotYours."""
    view = _taken_up(view, by=by)
    if view.removed_at is not None:
        view.removed_at = None
        view.save(update_fields=["removed_at"])
        record(ViewRestored(view=view.pk), by=by, at=at)


def _taken_up(view: SavedView, *, by: Representative) -> SavedView:
    now = saved_views_visible_to(by).select_for_update(of=("self",)).filter(pk=view.pk).first()
    if now is None or not may_change(by, now):
        raise ViewIsNotYours
    return now


def _checked(said: Narrowed, *, by: Representative) -> dict[str, object]:
    name, line = one_line(said.name, at_most=LONGEST_NAME), str(read_line(said.line[:LONGEST].strip()))
    if not name:
        raise ViewHasNoName
    if not line.strip():
        raise ViewShowsEverything
    if said.team is not None and not by.is_administrator and said.team.pk not in by.places:
        raise NotInThatTeam
    if said.team is None and not said.is_own and not may_write_for_everybody(by):
        raise ViewsForEverybody
    view = SavedView(line=line, sort=said.sort)
    owner = by if said.is_own and said.team is None else None
    return {
        "name": name,
        "line": line[:LONGEST],
        "sort": view.order(said.sort).value,
        "owner": owner,
        "team": said.team,
    }
