"""A matter is handed over: to whom, with what, and what the customer is told."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import hand_over
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.briefing import Briefing
from firsthand.conversations.rules.refusals import CannotReceiveThere
from firsthand.conversations.rules.words import Words
from firsthand.team.models import Representative, Team
from firsthand.team.queries import colleagues, teams_visible_to
from firsthand.workspace import addresses
from firsthand.workspace.away import away_words, here_first
from firsthand.workspace.handed import offered_words, told_words
from firsthand.workspace.promised import NoTimeSaid, due_said, hours_of
from firsthand.workspace.queries import colleagues_to_ask
from firsthand.workspace.shell import shell
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, resource
from firsthand.workspace.views.found import conversation_of
from firsthand.workspace.views.replies import words_of
from firsthand.workspace.views.signed_in import AtDesk, is_part

PARTS = ("why", "tried", "expects")


def form(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """To whom, why, and what the customer is told."""
    found, me = conversation_of(request, id), request.representative
    told = offered_words(found, me)
    values: dict[str, Any] = {
        "conversation": found,
        "customer": found.customer.called,
        "at": f"{addresses.conversation(id)}hand-overs/",
        **receivers(found, me, at=timezone.now()),
        "told": told,
        "ask_by": _("in three working days"),
        "once": str(uuid4()),
    }
    if is_part(request):
        return render(request, "workspace/hand_over_form.html", values)
    return render(request, "workspace/hand_over_page.html", shell(request, here="", **values, open="main", panes=1))


def receivers(found: Conversation, me: Representative, *, at: datetime) -> dict[str, Any]:
    """Who may go on with it: colleagues, those who are here first and those who are away last, and teams."""
    people: list[dict[str, Any]] = [
        {"id": one.pk, "name": one.name, "here": one.is_present(at=at) and not one.is_away, "away": away_words(one)}
        for one in colleagues_to_ask(me)
        if one.pk != found.owner_id
    ]
    return {
        "people": here_first(people),
        "teams": [
            (one.pk, one.name) for one in teams_visible_to(me) if one.pk != found.team_id or found.owner_id is not None
        ],
    }


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is theirs to accept, and the customer knows."""
    try:
        return handed(request, id)
    except IntegrityError:
        # The same form came twice at one moment; the other one has been done, and this one finds it.
        return handed(request, id)


def handed(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    found, now = conversation_of(request, id), timezone.now()
    to, ask_by = receiver(request), due_said(request, at=now, hours=hours_of(found))
    if ask_by is None:
        raise NoTimeSaid
    told = (
        told_words(words_of(request), to=to.name, ask_by=ask_by, conversation=found) if "tell" in request.POST else ""
    )
    once = asked(request, "once")
    hand_over(
        found,
        to=to,
        briefing=Briefing(**{part: asked(request, part) for part in PARTS}, words=asked(request, "note")),
        ask_by=ask_by,
        told=Words(told),
        by=request.representative,
        at=now,
        external_id=f"form-{once[:64]}" if once else None,
    )
    words = _("Handed over to %(name)s. You ask %(customer)s whether it is solved.") if asks(request, found) else ""
    words = words or _("Handed over to %(name)s.")
    said = words % {"name": to.name, "customer": found.customer.called}
    return done(request, words=said, back=addresses.conversation(id), stays=12)


def asks(request: AtDesk, found: Conversation) -> bool:
    """Whether it is whoever hands it over that has to ask in the end."""
    return (found.follow_up_by_id or found.owner_id or request.representative.pk) == request.representative.pk


def receiver(request: AtDesk) -> Representative | Team:
    """Who was chosen: “person-5” or “team-2”. Raises `CannotReceiveThere`."""
    kind, _dash, id_ = asked(request, "to").partition("-")
    me = request.representative
    rows: dict[str, Any] = {"person": colleagues(me), "team": teams_visible_to(me)}
    found: Representative | Team | None = None
    if kind in rows and id_.isdecimal() and len(id_) < 19:
        found = rows[kind].filter(pk=int(id_)).first()
    if found is None:
        raise CannotReceiveThere(name=_("Nobody"))
    return found


def preview(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """What the customer would read."""
    found, now = conversation_of(request, id), timezone.now()
    to = receiver(request).name if asked(request, "to") else "…"
    ask_by = due_said(request, at=now, hours=hours_of(found))
    words = told_words(words_of(request), to=to, ask_by=ask_by, conversation=found)
    return render(request, "workspace/hand_over_preview.html", {"words": words, "lang": found.language})


hand_overs = resource(GET=form, HEAD=form, POST=put)
previews = resource(POST=preview)
