"""A customer who was promised something is told who keeps it while who promised it is away."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from firsthand.conversations.actions import announce
from firsthand.conversations.models import Conversation
from firsthand.organisation.queries import the_organisation
from firsthand.promises.models import Promise, PromiseLoan
from firsthand.promises.queries import lines_of
from firsthand.team.models import Absence, Representative

COVER = "cover"


@transaction.atomic
def tell_of_cover(*, absence: int, conversation: int, at: datetime) -> bool:
    """One letter says who continues and by when, in the customer's language; once, and only while it is still so."""
    running = Absence.objects.running().select_related("representative").filter(pk=absence).first()
    loans = list(_untold(absence, conversation))
    if running is None or not loans:
        return False
    matter = Conversation.objects.select_related("customer", "inbox__calendar", "team__calendar", "owner").get(
        pk=conversation
    )
    promises = [one.promise for one in loans if one.promise.is_open and one.promise.due_at > at]
    theirs = [one for one in promises if one.customer_id == matter.customer_id]
    PromiseLoan.objects.filter(pk__in=[one.pk for one in loans]).update(told_at=at)
    if not theirs:
        return False
    with translation.override(matter.language or "en"):
        words = letter(matter, theirs, away=running.representative)
    return announce(matter, words=words, about=COVER, at=at) is not None


def letter(matter: Conversation, promises: list[Promise], *, away: Representative) -> str:
    """What they are told, in the language spoken now; never why somebody is away."""
    keeper = promises[0].owner.name if promises[0].owner else matter.team.name
    return _(
        "Hello {name},\n\n{away} is not here for the time being. Until then {keeper} looks after your matter, and what you "
        "were promised stands:\n\n{promises}\n\n"
        "You need not do anything. If you want to add something, just answer this mail.\n\n{organisation}"
    ).format(
        name=matter.customer.called,
        away=away.name,
        keeper=keeper,
        promises="\n".join(f"– {line}" for line in lines_of(promises, matter)),
        organisation=the_organisation().name,
    )


def _untold(absence: int, conversation: int) -> "list[PromiseLoan]":
    loans = PromiseLoan.objects.open().filter(absence=absence, promise__conversation=conversation, told_at=None)
    return list(loans.select_for_update(of=("self",)).select_related("promise__owner").order_by("promise__due_at"))
