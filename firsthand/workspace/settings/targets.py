"""Targets: how soon customers are answered and their matters solved."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.conversations.queries import inboxes_visible_to
from firsthand.conversations.rules.states import Priority
from firsthand.kit.errors import Refused
from firsthand.people.rules.kinds import CustomerKind
from firsthand.promises.actions import Aim, drop_target, set_target
from firsthand.promises.models import Target
from firsthand.promises.queries import targets_visible_to
from firsthand.team.queries import teams_visible_to
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, done, page, unless_refused
from firsthand.workspace.settings.changes import undo_of
from firsthand.workspace.views.signed_in import AtDesk

TARGETS = "/settings/targets/"
# "45 min", "4 h", "1:30 h", "2 d": a day is one of eight working hours.
SPAN = re.compile(r"(?:(\d{1,4})\s*d)?\s*(?:(\d{1,4})(?::(\d{2}))?\s*h)?\s*(?:(\d{1,6})\s*(?:min|m))?", re.IGNORECASE)
A_DAY = 8 * 60


class TimeUnclear(Refused):
    words = gettext_lazy("“{written}” is no working time. Write it as 45 min, 4 h or 2 d (a day of eight hours).")


@require_safe
@administrators_only
def targets(request: AtDesk) -> HttpResponse:
    """All of them, the most particular first, for of those that hold for a matter the first counts."""
    found = sorted(targets_visible_to(request.representative), key=lambda one: (-one.particulars, one.pk))
    shown = [(one, matters(one), times(one)) for one in found]
    inboxes = [(one.name, span(one.answer_within)) for one in inboxes_visible_to(request.representative)]
    return page(request, "targets", item="targets", targets=shown, inboxes=inboxes)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def target(request: AtDesk, number: int = 0) -> HttpResponse:
    """One target, or a new one."""
    old = get_object_or_404(targets_visible_to(request.representative), pk=number) if number else None
    if request.method != "POST":
        return form(request, old, fields_of(old or Target()))

    def act() -> HttpResponse:
        now = timezone.now()
        set_target(read(request), instead_of=old, by=request.representative, at=now)
        words = _("The target holds. What was promised before stays promised.")
        return done(request, words, back=TARGETS, undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(form, request, old, reading.written(request)))


@require_POST
@administrators_only
def removal(request: AtDesk, number: int) -> HttpResponse:
    """It holds no more."""
    one = get_object_or_404(targets_visible_to(request.representative), pk=number)

    def act() -> str:
        drop_target(one, by=request.representative, at=timezone.now())
        return _("The target holds no more.")

    return attempt(request, act, back=TARGETS)


def form(request: AtDesk, old: Target | None, fields: Mapping[str, Any], *, error: str = "") -> HttpResponse:
    me, every = request.representative, ("", _("all"))
    return page(
        request,
        "target",
        item="targets",
        status=422 if error else 200,
        old=old,
        fields=fields,
        choices={
            "inbox": [every, *((one.pk, one.name) for one in inboxes_visible_to(me))],
            "team": [every, *((one.pk, one.name) for one in teams_visible_to(me))],
            "channel": [every, *((code, channel(code)) for code in channels(request))],
            "priority": [every, *((one.value, str(one.label)) for one in reversed(Priority))],
            "customers": [every, *((one.value, str(one.label)) for one in CustomerKind)],
        },
        error=error,
    )


def read(request: AtDesk) -> Aim:
    """What was written, as an aim. Raises `TimeUnclear`."""
    me = request.representative
    priority = reading.number(request, "priority")
    return Aim(
        inbox=reading.chosen(request, "inbox", among=inboxes_visible_to(me)),
        team=reading.chosen(request, "team", among=teams_visible_to(me)),
        channel=reading.one_of(request, "channel", among=("", *channels(request))),
        priority=priority if priority in set(Priority) else None,
        customers=reading.one_of(request, "customers", among=("", *CustomerKind.values)),
        first_answer=minutes(reading.words(request, "first_answer")),
        next_answer=minutes(reading.words(request, "next_answer")),
        solution=minutes(reading.words(request, "solution")),
    )


def channels(request: AtDesk) -> list[str]:
    """The channels by which customers can come."""
    return sorted({one.channel for one in inboxes_visible_to(request.representative)})


def channel(code: str) -> str:
    return _("E-mail") if code == "email" else code


def minutes(written: str) -> int | None:
    """ "1:30 h" as working minutes, a bare number as minutes; None where nothing is written. Raises `TimeUnclear`."""
    if not written:
        return None
    if written.isascii() and written.isdigit() and len(written) < 7:
        return int(written)
    found = SPAN.fullmatch(written.strip())
    if found is None or not any(found.groups()):
        raise TimeUnclear(written=written[:40])
    days, hours, past, over = (int(part or 0) for part in found.groups())
    return days * A_DAY + hours * 60 + past + over


def span(minutes: int) -> str:
    """Working minutes as people write them: "1:30 h"."""
    if minutes % A_DAY == 0:
        return f"{minutes // A_DAY} d"
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes // 60}:{minutes % 60:02} h"


def matters(target: Target) -> str:
    """For which matters it holds, in words."""
    said = [
        target.inbox.name if target.inbox else "",
        target.team.name if target.team else "",
        channel(target.channel),
        str(Priority(target.priority).label) if target.priority else "",
        str(CustomerKind(target.customers).label) if target.customers else "",
    ]
    return ", ".join(filter(None, said)) or _("all matters")


def times(target: Target) -> list[tuple[str, str]]:
    """What it says, in words."""
    named = (
        (_("first answer"), target.first_answer),
        (_("next answer"), target.next_answer),
        (_("solution"), target.solution),
    )
    return [(words, span(within)) for words, within in named if within]


def fields_of(target: Target) -> dict[str, Any]:
    """A target as people write it."""
    return {
        "inbox": target.inbox_id or "",
        "team": target.team_id or "",
        "channel": target.channel,
        "priority": target.priority or "",
        "customers": target.customers,
        **{
            name: span(value) if (value := getattr(target, name)) else ""
            for name in ("first_answer", "next_answer", "solution")
        },
    }
