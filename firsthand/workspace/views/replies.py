"""Answers to the customer."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.channels.chat.actions import join_chat
from firsthand.channels.chat.queries import is_read
from firsthand.conversations.actions import discard_draft, postpone, reply, reply_and_resolve
from firsthand.conversations.models import Conversation, Message, Sheet, Side, Unsent
from firsthand.conversations.rules.crossing import CHAT
from firsthand.conversations.rules.pictures import without_missing
from firsthand.conversations.rules.words import Words
from firsthand.desk.actions import use_saved_replies
from firsthand.kit.html import clean, to_text
from firsthand.kit.text import without_nulls
from firsthand.look.times import until_in_words
from firsthand.promises.actions import Saying, intend, make
from firsthand.workspace import addresses
from firsthand.workspace.addressed import addressing
from firsthand.workspace.leaving import moment
from firsthand.workspace.promised import recorded
from firsthand.workspace.repeated import the_same
from firsthand.workspace.second_look import asked_again, second_look
from firsthand.workspace.sheets import sent_as
from firsthand.workspace.stored import all_files, gone_along
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, numbers, resource
from firsthand.workspace.views.found import conversation_of
from firsthand.workspace.views.signed_in import AtDesk


def write(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The answer is on its way, or waits for its time."""
    found = conversation_of(request, id)
    try:
        return send(request, found)
    except IntegrityError:
        # The same form came twice at one moment; the other one has been sent, and this one finds it.
        return send(request, found)


def send(request: AtDesk, found: Conversation) -> HttpResponse:
    me, now = request.representative, timezone.now()
    words, to = written(request), addressing(request, found)
    if doubtful := second_look(request, found, words=words, addressing=to):
        return asked_again(request, found, doubtful)
    said: dict[str, Any] = {
        "words": words,
        "addressing": to,
        "by": me,
        "at": now,
        "read_to": number(request, "read_to"),
        "external_id": sent_as(Side.REPLY, asked(request, "once")),
    }
    answer = sent_into_chat(request, found, said, at=now) if to.way == CHAT else sent(request, found, said, at=now)
    if number(request, "draft"):
        discard_draft(Sheet(Side.REPLY, found.pk), by=me)
    return onward(request, answer)


@transaction.atomic
def sent_into_chat(request: AtDesk, found: Conversation, said: dict[str, Any], *, at: datetime) -> HttpResponse:
    """The same where the matter came another way, and the customer is in the chat now: both are one from here on."""
    if not is_read(found.pk):
        # What was said in the chat is nothing that they had to read before they wrote here.
        join_chat(found, by=said["by"], at=at, read_to=said.pop("read_to"))
    return sent(request, found, said, at=at)


def sent(request: AtDesk, found: Conversation, said: dict[str, Any], *, at: datetime) -> HttpResponse:
    """It has left, or leaves at its time; with it the matter is solved where that was meant."""
    promised, used = recorded(request), numbers(request, "used")
    solves, me = asked(request, "then") == "solve", request.representative
    if later := moment(request, at=at):
        unsent = put_off(found, promised, used, leaves_at=later, resolves=solves, **said)
        return postponed(request, the_same(unsent, said["words"]))
    if me.undo_seconds:
        leaves_at = at + timedelta(seconds=me.undo_seconds)
        unsent = put_off(found, promised, used, leaves_at=leaves_at, resolves=solves, **said)
        return undoable(request, the_same(unsent, said["words"]))
    here = addresses.conversation(found.pk)
    if solves:
        the_same(written_with(reply_and_resolve, found, promised, used, **said), said["words"])
        back = f"{here}resolution/taking-back/"
        return done(request, words=_("Your answer is on its way, and the matter is solved."), back=here, undo=back)
    the_same(written_with(reply, found, promised, used, **said), said["words"])
    return done(request, words=_("Your answer is on its way."), back=here)


def onward(request: AtDesk, answer: HttpResponse) -> HttpResponse:
    """The page opens the next conversation of its list, where that was meant."""
    if asked(request, "then") == "next":
        answer["HX-Trigger"] = "workspace:next"
    return answer


@transaction.atomic
def written_with(
    write: Callable[..., Message], found: Conversation, promised: Sequence[Saying], used: Collection[int], **said: Any
) -> Message:
    """The answer is on its way, what it promises is promised, and the saved replies that it used are counted."""
    message = write(found, **said)
    if message.at == said["at"]:  # else the form came before, and they are counted
        use_saved_replies(found, used, by=said["by"], at=said["at"])
    if promised:
        sayings = [
            replace(one, message_id=message.pk, external_id=f"message-{message.pk}-{place}")
            for place, one in enumerate(promised)
        ]
        make(found, sayings, by=said["by"], at=said["at"])
    return message


@transaction.atomic
def put_off(found: Conversation, promised: Sequence[Saying], used: Collection[int], **said: Any) -> Unsent:
    """The answer leaves later, and what it promises is promised then; the saved replies that it used are counted."""
    unsent = postpone(found, **said)
    if unsent.written_at == said["at"]:
        use_saved_replies(found, used, by=said["by"], at=said["at"])
    intend(unsent, promised, at=said["at"])
    return unsent


def postponed(request: AtDesk, unsent: Unsent) -> HttpResponse:
    words = _("It leaves %(time)s.") % {"time": until_in_words(unsent.leaves_at)}
    return done(request, words=words, back=addresses.conversation(unsent.conversation_id), undo=holding(unsent))


def undoable(request: AtDesk, unsent: Unsent) -> HttpResponse:
    """So long as it can be taken back, the way to do it stays on the screen."""
    seconds = request.representative.undo_seconds
    words = ngettext("Your answer leaves in %(num)s second.", "Your answer leaves in %(num)s seconds.", seconds)
    return done(
        request,
        words=words % {"num": seconds},
        back=addresses.conversation(unsent.conversation_id),
        undo=holding(unsent),
        stays=seconds,
    )


def holding(unsent: Unsent) -> str:
    """The address that takes it back."""
    return f"{addresses.conversation(unsent.conversation_id)}unsent/{unsent.pk}/holding/"


def written(request: AtDesk) -> Words:
    """What was written, with its files; where it has form, the page says it and the words are those of the page."""
    files, page = all_files(request, by=request.representative), clean(without_nulls(request.POST.get("html", "")))
    page = without_missing(page, {one.token for one in files})
    going = gone_along(files, page, placed=request.POST.getlist("placed"))
    return Words(to_text(page) if page else words_of(request), page, going)


def words_of(request: AtDesk) -> str:
    """What was written, with the line ends of a mail kept as the plain ones of a text."""
    return request.POST.get("words", "").replace("\r\n", "\n").replace("\x00", "").strip()


replies = resource(POST=write)
