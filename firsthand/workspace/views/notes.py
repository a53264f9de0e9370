"""Notes among colleagues."""

from django.db import IntegrityError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import discard_draft, note
from firsthand.conversations.models import Conversation, Sheet, Side
from firsthand.conversations.rules.words import Words
from firsthand.team.models import Representative
from firsthand.workspace import addresses
from firsthand.workspace.queries import colleagues_to_ask
from firsthand.workspace.repeated import the_same
from firsthand.workspace.rules.mentions import mentioned
from firsthand.workspace.sheets import sent_as
from firsthand.workspace.stored import all_files
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.replies import words_of
from firsthand.workspace.views.signed_in import AtDesk


def write(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The note stands, and whoever it names is told."""
    found = bare_conversation_of(request, id)
    try:
        keep(request, found)
    except IntegrityError:
        # The same form came twice at one moment; the other one is kept, and this one finds it.
        keep(request, found)
    if number(request, "draft"):
        discard_draft(Sheet(Side.NOTE, found.pk), by=request.representative)
    return done(request, words=_("Your note is kept."), back=addresses.conversation(id))


def keep(request: AtDesk, found: Conversation) -> None:
    words = words_of(request)
    said = Words(words, files=all_files(request, by=request.representative))
    kept = note(
        found,
        words=said,
        mentioned=named_in(words, me=request.representative),
        by=request.representative,
        at=timezone.now(),
        # Both forms of a page carry one number, and a note is no answer.
        external_id=sent_as(Side.NOTE, asked(request, "once")),
    )
    the_same(kept, said)


def named_in(words: str, *, me: Representative) -> list[Representative]:
    """The colleagues that the words call by @; nobody is asked for where there is no @."""
    if "@" not in words:
        return []
    people = {one.pk: one for one in colleagues_to_ask(me)}
    return [people[number] for number in mentioned(words, people={one.name: one.pk for one in people.values()})]


notes = resource(POST=write)
