"""What one has promised."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.promises.models import Promise
from firsthand.promises.queries import kept_of, overdue_of, soon_of
from firsthand.workspace.promised import shown
from firsthand.workspace.shell import shell
from firsthand.workspace.views.asked import asked, number
from firsthand.workspace.views.signed_in import AtDesk, representative_required

AT = "/promises/"
PAGE = 50


@require_safe
@representative_required
def my_promises(request: AtDesk, which: str = "soon") -> HttpResponse:
    """Soon, overdue or settled."""
    me, now = request.representative, timezone.now()
    found, more_at = listed(request, which, now)
    values: dict[str, Any] = {
        "promises": shown(found, me=me, at=now),
        "more_at": more_at,
        "lists": lists(which),
        "intro": intro(which),
        "nothing": nothing(which),
        "here_at": f"{AT}{which}/",
        "me_topic": f"representative:{me.pk}",
    }
    return render(
        request, "workspace/my_promises.html", shell(request, here="promises", **values, open="main", panes=1)
    )


def listed(request: AtDesk, which: str, now: datetime) -> tuple[list[Promise], str]:
    """The promises of a list, and where it goes on."""
    me = request.representative
    if which == "soon":
        return soon_of(me), ""
    if which == "overdue":
        return overdue_of(me, at=now), ""
    found = kept_of(me, before=place(request), size=PAGE + 1)
    last = found[PAGE - 1] if len(found) > PAGE else None
    moment = last.settled_at.isoformat().replace("+", "%2B") if last and last.settled_at else ""
    return found[:PAGE], f"{AT}settled/?before={moment}&id={last.pk}" if last else ""


def place(request: AtDesk) -> tuple[datetime, int] | None:
    """Where the page before ended."""
    try:
        before = datetime.fromisoformat(asked(request, "before"))
    except ValueError:
        return None
    return (before, number(request, "id") or 0) if before.tzinfo else None


def lists(here: str) -> list[dict[str, Any]]:
    offered = [("soon", _("Soon")), ("overdue", _("Overdue")), ("settled", _("Settled"))]
    tabs = [{"words": words, "href": f"{AT}{code}/", "here": code == here} for code, words in offered]
    tabs.append({"words": _("Repairs"), "href": f"{AT}repairs/", "here": here == "repairs"})
    return [*tabs, {"words": _("Share kept"), "href": f"{AT}kept/", "here": here == "kept"}]


def intro(which: str) -> str:
    return {
        "soon": _("What you have promised and what is owed in your conversations, the next first."),
        "overdue": _("What fell due undone, and what was late without anybody having said why."),
        "settled": _("What you have promised and settled, the newest first."),
    }[which]


def nothing(which: str) -> tuple[str, str, str]:
    return {
        "soon": (
            _("Nothing is promised"),
            _("Write “I'll call on Tuesday by noon” in an answer, and record it with one key."),
            "clock",
        ),
        "overdue": (
            _("Nothing is overdue"),
            _("A promise that fell due undone would stand here, until it is made good."),
            "circle-check",
        ),
        "settled": (_("Nothing is settled yet"), _("What you keep stands here."), "check"),
    }[which]
