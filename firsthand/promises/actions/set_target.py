"""How soon customers are answered, and their matters solved, is said."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models import Inbox
from firsthand.journal.actor import Acts
from firsthand.journal.changing import differing, record_beginning, record_change
from firsthand.kit.errors import Refused
from firsthand.promises.facts import TargetsChanged
from firsthand.promises.models import Target
from firsthand.promises.rules.targets import listed_for
from firsthand.team.models import Team
from firsthand.team.rules.permissions import must_administer

A_YEAR = 366 * 24 * 60
TIMES = ("first_answer", "next_answer", "solution")


class TargetExists(Refused):
    words = _("There is already a target for exactly these matters. Change that one.")


class TargetSaysNothing(Refused):
    words = _("Say at least one time: for a first answer, a next answer or the solution.")


class TargetIsWrong(Refused):
    words = _("Say the time in working minutes: from 1 to 527,040.")


@dataclass(frozen=True, kw_only=True)
class Aim:
    """For which matters, and in how many working minutes; what is left out holds for all, or is not promised."""

    inbox: Inbox | None = None
    team: Team | None = None
    channel: str = ""
    priority: int | None = None
    customers: str = ""
    first_answer: int | None = None
    next_answer: int | None = None
    solution: int | None = None

    def checked(self) -> dict[str, Any]:
        """The values, each good. Raises `TargetSaysNothing`, `TargetIsWrong`."""
        said = {part.name: getattr(self, part.name) for part in fields(self)}
        times = [said[name] for name in TIMES if said[name] is not None]
        if not times:
            raise TargetSaysNothing
        if not all(1 <= minutes <= A_YEAR for minutes in times):
            raise TargetIsWrong
        return said


@transaction.atomic
def set_target(aim: Aim, *, instead_of: Target | None = None, by: Acts, at: datetime) -> Target:
    """The target holds for what is asked from now on; what was promised before stays promised.

    Raises `OnlyAdministratorsMay`, `TargetExists`, `TargetSaysNothing`, `TargetIsWrong`.
    """
    must_administer(by)
    target, said = instead_of or Target(), aim.checked()
    parts = differing(target, said)
    if instead_of and not parts:
        return target
    for name, value in said.items():
        setattr(target, name, value)
    try:
        with transaction.atomic():
            target.save()
    except IntegrityError as twice:
        raise TargetExists from twice
    spread()
    fact = TargetsChanged(target=target.pk)
    if instead_of:
        record_change(fact, of="target", number=target.pk, parts=parts, by=by, at=at)
    else:
        record_beginning(fact, of="target", number=target.pk, parts=said, by=by, at=at)
    return target


@transaction.atomic
def drop_target(target: Target, *, by: Acts, at: datetime) -> None:
    """It holds no more for what is asked from now on. Raises `OnlyAdministratorsMay`."""
    must_administer(by)
    number = target.pk
    target.delete()
    spread()
    parts = {"holds": (True, False)}
    record_change(TargetsChanged(target=number), of="target", number=number, parts=parts, by=by, at=at)


def spread() -> None:
    """Each inbox knows the targets that hold in it, the most particular first."""
    targets = sorted(Target.objects.all(), key=lambda one: (-one.particulars, one.pk))
    for inbox in Inbox.objects.select_for_update(no_key=True).order_by("pk"):
        listed = listed_for(targets, inbox=inbox.pk, channel=inbox.channel)
        if inbox.targets != listed:
            inbox.targets = listed
            inbox.save(update_fields=["targets"])
