"""What rings, with whom it rang, as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from firsthand.conversations.models import Conversation
from firsthand.desk.facts import BellRung
from firsthand.desk.models import Ringing
from firsthand.desk.queries import ringing_for
from firsthand.journal.models import Entry
from firsthand.notices.models import Notice
from firsthand.notices.rules import About
from firsthand.team.models import Representative


@dataclass(frozen=True, slots=True)
class Rings:
    """A matter for which a bell rings, and who was rung so far."""

    id: int
    conversation: int
    customer: str
    subject: str
    rung: str


def all_that_rings(me: Representative) -> list[Rings]:
    """In the matters that are open to them."""
    return [_rings(one) for one in ringing_for(me)]


def rings_in(found: Conversation, entries: Iterable[Entry], *, me: Representative) -> Rings | None:
    """What rings for this one; asks only where a bell has rung of late."""
    if found.is_resolved or not any(one.name == BellRung.name for one in entries):
        return None
    ringing = ringing_for(me).filter(conversation=found).first()
    return _rings(ringing) if ringing else None


def rings_among(notices: Iterable[Notice], *, me: Representative) -> dict[int, Rings]:
    """By conversation, what still rings of that of which they were told; asks only where they were."""
    rung = {one.conversation_id for one in notices if one.about == About.RINGS}
    return {one.conversation_id: _rings(one) for one in ringing_for(me).filter(conversation__in=rung)} if rung else {}


def _rings(one: Ringing) -> Rings:
    matter = one.conversation
    return Rings(
        id=one.pk,
        conversation=matter.pk,
        customer=matter.customer.called,
        subject=matter.subject or _("(no subject)"),
        rung=", ".join(dict.fromkeys(each.representative.name for each in one.rings.all())),
    )
