"""What is promised in a conversation: what stands, and something new; and what is offered while one writes."""

from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.queries import zone_there
from firsthand.kit.text import excerpt
from firsthand.kit.time import exact
from firsthand.look.times import until_in_words
from firsthand.promises.actions import Saying, make
from firsthand.promises.queries import said_in, unexplained_in
from firsthand.promises.rules.kinds import SAID_BY_PEOPLE, Kind
from firsthand.promises.rules.said import promise_in
from firsthand.workspace import addresses
from firsthand.workspace.promised import NoTimeSaid, due_said, hours_of, shown
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk

# Whoever writes more than this promises at its end.
READ = 4_000


def beside(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """What was promised in it, and where to promise something."""
    found, me, now = bare_conversation_of(request, id), request.representative, timezone.now()
    said = said_in(found, me)
    values = {
        "conversation": found,
        "promises": shown(said, me=me, at=now),
        "unexplained": shown((one for one in unexplained_in(found, me) if one not in said), me=me, at=now),
        "kinds": kinds(),
        "once": str(uuid4()),
    }
    return render(request, "workspace/promises_beside.html", values)


def kinds() -> list[tuple[str, str]]:
    """What a person may promise, in words."""
    words = {
        Kind.FREE: _("I do or write something"),
        Kind.CALL_BACK: _("I call back"),
        Kind.APPOINTMENT: _("Somebody comes"),
        Kind.FOLLOW_UP: _("I ask whether it is solved"),
    }
    return [(kind.value, words[kind]) for kind in SAID_BY_PEOPLE]


def promise(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is promised."""
    found, now = bare_conversation_of(request, id), timezone.now()
    due = due_said(request, at=now, hours=hours_of(found))
    if due is None:
        raise NoTimeSaid
    once = asked(request, "once")
    saying = Saying(
        kind=asked(request, "kind") or Kind.FREE,
        words=asked(request, "words"),
        due_at=due,
        external_id=f"form-{once[:64]}" if once else None,
    )
    made = make(found, [saying], by=request.representative, at=now)[0]
    words = _("Promised: %(time)s.") % {"time": until_in_words(made.due_at)}
    return done(request, words=words, back=addresses.conversation(id), undo=f"/promises/{made.pk}/release/")


def offer(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The promise in what is being written, to be recorded with one key; nothing where there is none."""
    found, now = bare_conversation_of(request, id), timezone.now()
    # "By noon" is read by the customer, and it is their noon.
    zone = zone_there(found)
    promised = promise_in(request.POST.get("words", "")[-READ:], now=now, zone=zone, hours=hours_of(found))
    if promised is None:
        return HttpResponse(status=204)
    values = {"words": excerpt(promised.words, at_most=300), "due": promised.due_at, "there": exact(promised.due_at)}
    return render(request, "workspace/promise_offer.html", values)


promises = resource(GET=beside, HEAD=beside, POST=promise)
offers = resource(POST=offer)
