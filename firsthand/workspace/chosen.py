"""What somebody chose in a list, and what is to be done with it, as a form says it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from firsthand.batches.rules import MOST, Act, NobodyChosen, NothingChosen
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import Asking, all_found, visible_to
from firsthand.conversations.rules.asking import read_line
from firsthand.conversations.rules.states import Priority
from firsthand.kit.errors import Refused
from firsthand.team.rules.working_hours import WorkingHours
from firsthand.workspace.desk_lists import DeskList, list_of
from firsthand.workspace.sleeping import moment
from firsthand.workspace.views.asked import asked, number
from firsthand.workspace.views.priority import NoSuchPriority
from firsthand.workspace.views.signed_in import AtDesk

PAGE = 500


class NoSuchAct(Refused):
    words = _("That cannot be done with many conversations.")


def chosen(request: AtDesk) -> list[int]:
    """The numbers of the conversations: those that are named, or all of the list that is named by its address.

    Raises `NothingChosen`.
    """
    if listed := asked(request, "all"):
        return all_of(listed, request)
    if not (numbers := named(request)):
        raise NothingChosen
    return numbers


def named(request: AtDesk) -> list[int]:
    """The numbers that are named one by one."""
    return [int(word) for word in asked(request, "ids").split(",") if word.isdecimal() and len(word) < 19]


def all_of(address: str, request: AtDesk) -> list[int]:
    """Every conversation of a list of the desk, or that a search finds."""
    parts = urlsplit(address)
    if line := parse_qs(parts.query).get("q"):
        asking = Asking(request.representative, at=timezone.now(), zone=timezone.get_current_timezone())
        return all_found(read_line(line[0][:200]), asking)
    listing = list_of(request.representative, parts.path.strip("/").rpartition("/")[2])
    if listing is None:
        raise NothingChosen
    return all_on(listing)


def all_on(listing: DeskList) -> list[int]:
    """The numbers of what stands on the list, read as a screen reads it, page by page."""
    found: list[int] = []
    after = ""
    while len(found) <= MOST:
        page = listing.page(after=after, size=PAGE)
        found += [one.pk for one in page.rows]
        if not (after := page.next):
            break
    return found


def act(request: AtDesk) -> Act:
    """Raises `NoSuchAct`."""
    word = asked(request, "act")
    if word not in Act.values or word == Act.UNDO:
        raise NoSuchAct
    return Act(word)


def parameters(request: AtDesk, wanted: Act, conversations: Sequence[int], *, at: datetime) -> dict[str, Any]:
    """What the act needs beside its conversations. Raises what says which value is missing."""
    match wanted:
        case Act.ASSIGN:
            return {"to": _named(number(request, "to"))}
        case Act.MOVE:
            return {"team": _named(number(request, "team"))}
        case Act.PRIORITY:
            if (priority := number(request, "priority")) not in set(Priority):
                raise NoSuchPriority
            return {"priority": priority}
        case Act.TAG | Act.UNTAG:
            return {"tags": [name for name in asked(request, "tags").split(",") if name.strip()][:20]}
        case Act.SNOOZE:
            return {"until": moment(request, hours=hours_of(conversations, request), at=at).isoformat()}
    return {}


def hours_of(conversations: Sequence[int], request: AtDesk) -> WorkingHours | None:
    """When somebody works on them: by the first of them."""
    first = visible_to(request.representative).filter(pk=conversations[0] if conversations else 0)
    found: Conversation | None = first.select_related("inbox__calendar").first()
    return found.inbox.calendar.working_hours if found and found.inbox.calendar else None


def _named(given: int | None) -> int:
    if given is None:
        raise NobodyChosen
    return given
