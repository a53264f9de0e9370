"""Acts on many conversations, as a page tells of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from firsthand.batches.models import Batch
from firsthand.batches.queries import Reason, reasons_of, refused_of
from firsthand.batches.rules import Act
from firsthand.workspace import addresses
from firsthand.workspace.matters import Matter

NAMED = 3


@dataclass(frozen=True, slots=True)
class Told:
    """How far it is, what became of it, and whether it may be undone."""

    id: int
    at: datetime
    words: str
    href: str
    is_running: bool
    gone: int
    total: int
    undo: str
    was_undone: bool
    refused: int


def told(batch: Batch, *, at: datetime) -> Told:
    """The batch in words: those of its refusals among them."""
    here = addresses.batch(batch.pk)
    was_undone = hasattr(batch, "undone_by")
    return Told(
        id=batch.pk,
        at=batch.at,
        words=progress(batch) if batch.is_running else outcome(batch),
        href=here,
        is_running=batch.is_running,
        gone=batch.done + batch.refused,
        total=batch.total,
        undo=f"{here}undo/" if batch.may_be_undone(at) and not was_undone else "",
        was_undone=was_undone,
        refused=batch.refused,
    )


def progress(batch: Batch) -> str:
    gone, total = number_format(batch.done + batch.refused), number_format(batch.total)
    return _("%(act)s: %(gone)s of %(total)s so far.") % {"act": Act(batch.act).label, "gone": gone, "total": total}


def outcome(batch: Batch) -> str:
    """ "Solved: 7. 3 could not be: It is resolved already." Those that were so already are told apart."""
    said = [_("%(act)s: %(num)s.") % {"act": Act(batch.act).label, "num": number_format(batch.changed)}]
    if batch.unchanged:
        said.append(_("So already: %(num)s.") % {"num": number_format(batch.unchanged)})
    return " ".join([*said, *because(reasons_of(batch))])


def because(reasons: Sequence[Reason]) -> list[str]:
    words = _("%(num)s could not be: %(why)s")
    return [words % {"num": number_format(one.count), "why": one.sentence} for one in reasons[:NAMED]]


def refusals(batch: Batch) -> list[Matter]:
    """Each conversation that could not be done, and why."""
    return [
        Matter(addresses.conversation(one.pk), f"{one.customer.name}: {one.subject or _('(no subject)')}", why)
        for one, why in refused_of(batch)
    ]
