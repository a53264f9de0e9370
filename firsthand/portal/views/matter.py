"""One matter: who looks after it, what was said, what happens next."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import files_said, is_said_solved, page_of_words
from firsthand.kit.tokens import unguessable
from firsthand.portal.next_step import next_of
from firsthand.portal.promised import promised_in
from firsthand.portal.queries import Seen
from firsthand.portal.said import Reading, address_of, face_of, said
from firsthand.portal.views.at_page import AtPage, at_page, page, said_before, theirs

PAGE = 40


@require_safe
@at_page
def matter(request: AtPage, number: int) -> HttpResponse:
    """The page; `before` shows what was said before one message."""
    return show(request, theirs(request, number))


def show(request: AtPage, seen: Seen, *, status: int = 200, words: str = "", error: str = "") -> HttpResponse:
    before = said_before(request)
    found = page_of_words(seen.matter, before=before, size=PAGE)
    messages = found[-PAGE:]
    return page(
        request,
        "matter",
        status=status,
        subject=seen.matter.subject,
        next=next_of(seen.matter, at=request.now),
        promised=promised_in(seen.matter, at=request.now),
        messages=said(messages, files_said(messages), Reading(seen.matter, seen.customer, request.house.name)),
        owner=face_of(seen.matter.owner, seen.matter) if seen.matter.owner else None,
        earlier=messages[0].pk if len(found) > PAGE else None,
        is_newest=before is None,
        address=seen.address,
        at=address_of(seen.matter),
        number=seen.matter.pk,
        may_say_unsolved=may_say_unsolved(seen.matter),
        is_resolved=seen.matter.is_resolved,
        is_confirmed=is_said_solved(seen.matter),
        asks_whether=asks_whether(seen),
        once=unguessable(),
        words=words,
        error=error,
        has_written=request.GET.get("told", ""),
    )


def asks_whether(seen: Seen) -> bool:
    """Whether it is for the customer to say if it is solved: somebody of us has answered, or calls it so."""
    return not seen.matter.is_held and (seen.matter.is_resolved or seen.matter.first_answered_at is not None)


def may_say_unsolved(matter: Conversation) -> bool:
    """Whether that it is not solved is news: it is not our turn, or it is only to ask them, whatever else is promised."""
    is_asked = matter.follow_up_by_id is not None and matter.follow_up_by_id == matter.owner_id
    return not matter.is_open or (is_asked and matter.asked_at is None)
