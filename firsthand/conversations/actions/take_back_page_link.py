"""A link to a customer's page opens nothing any more, or opens it again."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.conversations.actions.link_to_page import GOOD_FOR
from firsthand.conversations.facts import PageLinkReturned, PageLinkTakenBack
from firsthand.conversations.models import PageLink
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def take_back_page_link(link: PageLink, *, by: Representative, at: datetime) -> None:
    """Whoever has it, and whoever opened it before, sees nothing by it; the next letter to that address bears a new one."""
    if PageLink.objects.filter(pk=link.pk, serial=link.serial).update(serial=F("serial") + 1, expires_at=at):
        record(_fact(PageLinkTakenBack, link), by=by, at=at)


@transaction.atomic
def return_page_link(link: PageLink, *, serial: int, by: Representative, at: datetime) -> None:
    """It was a slip: the one with this serial opens its matter again, as long as no other has been taken back since."""
    if PageLink.objects.filter(pk=link.pk, serial=serial + 1).update(serial=serial, expires_at=at + GOOD_FOR):
        record(_fact(PageLinkReturned, link), by=by, at=at)


def _fact(
    fact: type[PageLinkTakenBack] | type[PageLinkReturned], link: PageLink
) -> PageLinkTakenBack | PageLinkReturned:
    return fact(conversation=link.conversation_id, customer=link.customer_id, link=link.pk)
