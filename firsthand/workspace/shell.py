"""What stands around every page of the workspace: the places one can go, who one is, the house's colour."""

import time
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from firsthand.look.accents import accent_of
from firsthand.organisation.queries import the_organisation
from firsthand.team.rules.permissions import may_lead
from firsthand.workspace import addresses
from firsthand.workspace.faces import Face, face_of
from firsthand.workspace.listing import attributes, look_of
from firsthand.workspace.queries import unread_conversations
from firsthand.workspace.views.signed_in import AtDesk

ACCENT_FOR = 60  # seconds


def shell(request: AtDesk, *, here: str, **page: Any) -> dict[str, Any]:
    """The values of `look/workspace.html`, and those of the page itself; `here` is the code of a place."""
    me = request.representative
    unread = unread_conversations(me)
    return {
        "places": places(here, me=me.pk, unread=len(unread), leads=may_lead(me)),
        "unread": set(unread),
        "me": myself(face_of(me)) | {"number": me.pk},
        "account": me.account_id,
        "has_keys": me.choices.get("keys", True),
        "list_look": attributes(look_of(me)),
        "accent": accent(int(time.monotonic() // ACCENT_FOR)),
        "topics": [f"representative:{me.pk}"],
        **page,
    }


def places(here: str, *, me: int, unread: int, leads: bool = False) -> list[dict[str, Any]]:
    offered = [
        ("desk", _("Desk"), "inbox", addresses.DESK, "g d", 0),
        ("promises", _("Promises"), "clock", addresses.PROMISES, "g p", 0),
        *([("board", _("Board"), "list-ordered", addresses.BOARD, "g l", 0)] if leads else []),
        ("search", _("Search"), "search", addresses.SEARCH, "g s", 0),
        ("notices", _("Notices"), "bell", addresses.NOTICES, "g n", unread),
        ("settings", _("Settings"), "settings", addresses.SETTINGS, "", 0),
    ]
    names = ("code", "words", "icon", "href", "key", "count")
    live = {"notices": {"topic": f"representative:{me}", "at": addresses.UNREAD}}
    return [dict(zip(names, one, strict=True)) | {"here": one[0] == here, "live": live.get(one[0])} for one in offered]


def myself(face: Face) -> dict[str, Any]:
    return {"name": face.name, "id": face.id, "picture": face.picture, "href": addresses.PROFILE}


# A colour changes once in a house's life, so it is asked for once a minute rather than by every page.
@lru_cache(maxsize=1)
def accent(minute: int) -> int:
    """That of the house."""
    return accent_of(the_organisation().accent)
