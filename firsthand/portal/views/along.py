"""The matters of others in which somebody takes part: to read what was sent to them, and to write."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from firsthand.conversations.actions import write_along
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import files_said, matters_along, page_of_words, said_along
from firsthand.kit.errors import Refused
from firsthand.kit.tokens import unguessable
from firsthand.people.models import Customer
from firsthand.portal.said import Face, Reading, address_along, said
from firsthand.portal.views.at_page import AtPage, at_page, page, said_before, settle, to_the_door
from firsthand.portal.views.files import handed_out
from firsthand.portal.views.matter import PAGE
from firsthand.portal.views.words import written

MOST = 50


@require_safe
@at_page
def along(request: AtPage) -> HttpResponse:
    """The newest of them; only a code opens them, for no link of theirs was ever sent."""
    if request.visit is None or request.visit.customer is None:
        return to_the_door(request)
    found = matters_along(request.visit.customer).select_related("owner").newest_first()
    if request.house.brand:
        found = found.filter(inbox__brand=request.house.brand)
    return page(request, "along", rows=[(one, address_along(one), owner_of(one)) for one in found[:MOST]])


def owner_of(matter: Conversation) -> Face | None:
    owner = matter.owner
    return Face(owner.name, f"representative-{owner.pk}", machine=owner.is_machine) if owner else None


@require_safe
@at_page
def one_along(request: AtPage, number: int) -> HttpResponse:
    """One of them, in the language and by the clock of its reader."""
    return show(request, *theirs_along(request, number))


def show(
    request: AtPage, matter: Conversation, me: Customer, *, status: int = 200, words: str = "", error: str = ""
) -> HttpResponse:
    reading = Reading(matter, me, request.house.name)
    found = page_of_words(matter, said=said_along(me), before=said_before(request), size=PAGE)
    messages = found[-PAGE:]
    return page(
        request,
        "one_along",
        status=status,
        subject=matter.subject,
        owner=reading.face(matter.owner) if matter.owner else None,
        messages=said(messages, files_said(messages), reading),
        earlier=messages[0].pk if len(found) > PAGE else None,
        at=address_along(matter),
        once=unguessable(),
        words=words,
        error=error,
        has_written="told" in request.GET,
    )


@require_POST
@at_page
def written_along(request: AtPage, number: int) -> HttpResponse:
    """What they add stands in the matter like an answer of theirs to one of our letters."""
    matter, me = theirs_along(request, number)
    address = request.visit.address if request.visit else ""
    try:
        message = write_along(matter, **written(request), address=address, by=me, at=request.now)
    except Refused as refused:
        return show(request, matter, me, status=422, words=request.POST.get("words", ""), error=refused.sentence)
    return HttpResponseRedirect(f"{address_along(matter)}?told=written#message-{message.pk}")


@require_safe
@at_page
def file_along(request: AtPage, number: int, attachment: int, token: str) -> HttpResponse:
    """A file of what they may read there."""
    matter, me = theirs_along(request, number)
    return handed_out(request, said_along(me).filter(conversation=matter), attachment, token)


def theirs_along(request: AtPage, number: int) -> tuple[Conversation, Customer]:
    """The matter and its reader; only a code opens it."""
    me = request.visit.customer if request.visit else None
    if me is None:
        raise Http404
    found = matters_along(me).filter(pk=number)
    matter = found.select_related("owner", "inbox__brand", "inbox__calendar", "team__calendar").first()
    if matter is None:
        raise Http404
    settle(request, matter, reader=me)
    return matter, me
