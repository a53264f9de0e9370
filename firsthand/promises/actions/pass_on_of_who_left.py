"""Somebody has left, and what they promised gets other hands."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction

from firsthand.promises.actions.lend import pass_on
from firsthand.promises.facts import Why
from firsthand.promises.models import Promise
from firsthand.team.models import Representative
from firsthand.team.queries import leads_of


@transaction.atomic
def pass_on_of_who_left(left: Representative, *, at: datetime) -> dict[int, Promise]:
    """What they said is kept by who has the matter now, else by who leads its team; of each such person the next due one.

    Where a team has nobody who leads it, it is nobody's, and administrators are reminded when it comes due.
    """
    promises = list(
        Promise.objects.unsettled().said().filter(owner=left).select_related("conversation").locked().by_due()
    )
    leads = leads_of({one.team_id for one in promises}, besides=left.pk)
    by_hands: dict[int | None, list[Promise]] = defaultdict(list)
    for one in promises:
        heir = one.conversation.owner_id
        by_hands[heir if heir and heir != left.pk else leads.get(one.team_id)].append(one)
    for heir, theirs in by_hands.items():
        pass_on(theirs, to=heir, why=Why.LEFT, at=at)
    return {heir: theirs[0] for heir, theirs in by_hands.items() if heir}
