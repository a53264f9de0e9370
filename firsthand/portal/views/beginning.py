"""A customer begins a new matter at their page."""

from django.db import IntegrityError
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from firsthand.conversations.actions import begin_at_page
from firsthand.conversations.models import Inbox, Message
from firsthand.kit.errors import Refused
from firsthand.kit.tokens import unguessable
from firsthand.people.models import Customer
from firsthand.portal.said import address_of
from firsthand.portal.views.at_page import AtPage, at_page, page, to_the_door
from firsthand.portal.views.words import LONGEST, TooLong, files_of


@require_http_methods(["GET", "HEAD", "POST"])
@at_page
def beginning(request: AtPage) -> HttpResponse:
    """Only a code opens this, for a link is for one matter."""
    visit, inbox = request.visit, inbox_of(request.house.brand)
    if visit is None or visit.customer is None:
        return to_the_door(request)
    if inbox is None:
        return page(request, "closed", status=404)
    if request.method != "POST":
        return page(request, "beginning", address=visit.address, once=unguessable(), subject="", words="", error="")
    subject, words, once = (request.POST.get(name, "") for name in ("subject", "words", "once"))
    try:
        message = begun(
            request, inbox, visit.customer, subject=subject, words=words, once=once[:64], address=visit.address
        )
    except Refused as refused:
        given = {"subject": subject, "words": words, "once": once[:64], "error": refused.sentence}
        return page(request, "beginning", status=422, address=visit.address, **given)
    return HttpResponseRedirect(f"{address_of(message.matter)}?told=written#told")


def inbox_of(brand: int | None) -> Inbox | None:
    """Where letters to no other inbox come; at a brand's own address the first in which we speak as it."""
    theirs = Inbox.objects.filter(brand=brand).order_by("-is_default", "pk").first() if brand else None
    return theirs or Inbox.objects.filter(is_default=True).first()


def begun(request: AtPage, inbox: Inbox, me: Customer, **said: str) -> Message:
    """The first message of the matter; of two that were sent at one moment, the second finds the first."""
    if len(said["words"]) > LONGEST:
        raise TooLong
    files = files_of(request)
    try:
        return begin_at_page(inbox, files=files, by=me, at=request.now, **said)
    except IntegrityError:
        return begin_at_page(inbox, files=files, by=me, at=request.now, **said)
