"""Small pieces of screen of the workspace's own."""

import time
from functools import lru_cache

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from firsthand.conversations.facts import ReplyWritten
from firsthand.journal.models import Entry
from firsthand.team.rules.permissions import may_administer
from firsthand.workspace.away import said

ASKED_EVERY = 60  # seconds


def you_are_away(request: HttpRequest) -> SafeString:
    """Who is away and looks at the desk all the same sees so, and one button; nothing is asked for who is here."""
    me = getattr(request, "representative", None)
    if me is None or me.absence is None:
        return SafeString("")
    values = {"words": said(me.absence), "number": me.absence.pk}
    return SafeString(render_to_string("workspace/you_are_away.html", values, request))


def first_steps(request: HttpRequest) -> SafeString:
    """The way to the first steps, on an administrator's desk until the first letter is answered."""
    me = getattr(request, "representative", None)
    if me is None or not may_administer(me) or not is_new(int(time.monotonic() // ASKED_EVERY)):
        return SafeString("")
    return SafeString(render_to_string("workspace/first_steps.html", request=request))


# Every desk asks, and for years the answer is no: once a minute is enough.
@lru_cache(maxsize=1)
def is_new(minute: int) -> bool:
    """Whether nobody here has answered anybody yet."""
    return not Entry.objects.named(ReplyWritten).exists()
