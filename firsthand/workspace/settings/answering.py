"""How the pages of the settings answer."""

import json
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from firsthand.kit.errors import Forbidden, Refused
from firsthand.team.rules.permissions import may_administer
from firsthand.workspace.settings.menu import menu
from firsthand.workspace.shell import shell
from firsthand.workspace.views.signed_in import AtDesk, Page, is_part, representative_required

SEE_OTHER = 303
# The pages whose changes are listed on one of their own (`changes.SUBJECTS`).
HAVE_CHANGES = {
    "organisation",
    "members",
    "teams",
    "calendars",
    "inboxes",
    "targets",
    "forms",
    "chats",
    "tags",
    "doors",
    "keys",
}


def administrators_only(view: Page) -> Page:
    """For everybody else the page does not exist."""

    @representative_required
    @wraps(view)
    def entered(request: AtDesk, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_administer(request.representative):
            raise Http404
        return view(request, *args, **kwargs)

    return entered


def page(request: AtDesk, template: str, *, item: str, status: int = 200, **values: Any) -> HttpResponse:
    """A page of the settings beside their list; `item` is the code of the page in it."""
    around: dict[str, Any] = {
        "item": item,
        "items": menu(request.representative),
        "words": "",
        "open": "main",
        "error": "",
        "panes": 2,
    }
    around["news"] = news(request)
    around["has_changes"] = may_administer(request.representative) and item in HAVE_CHANGES
    answer = render(
        request,
        f"workspace/settings/{template}.html",
        shell(request, here="settings", **(around | values)),
        status=status,
    )
    if is_part(request) and request.method == "GET":
        # After an act the address is that of the page it led to.
        answer["HX-Replace-Url"] = request.get_full_path()
    return answer


def news(request: AtDesk) -> list[dict[str, str]]:
    """What was just done or refused, as toasts."""
    return [
        {
            "words": str(one),
            "undo": one.extra_tags or "",
            "tone": "late" if one.level >= messages.ERROR else "",
        }
        for one in messages.get_messages(request)
    ]


def done(request: AtDesk, words: str, *, back: str, undo: str = "") -> HttpResponse:
    """It is done: the page it led to says so, and offers to undo it."""
    messages.success(request, words, extra_tags=undo)
    return leading(request, back)


def leading(request: AtDesk, back: str) -> HttpResponse:
    """To another page; the button in a toast swaps nothing itself and is led there by a header."""
    return moving(request, back) if "undo" in request.GET else HttpResponseRedirect(back, status=SEE_OTHER)


def moving(request: AtDesk, to: str) -> HttpResponse:
    """To a page whose address stands in the browser from then on, also where it is none of the settings."""
    if not is_part(request):
        return HttpResponseRedirect(to, status=SEE_OTHER)
    answer = JsonResponse({})
    there = {"path": to, "target": "#workspace", "select": "#workspace", "swap": "outerMorph"}
    answer["HX-Location"] = json.dumps(there)
    return answer


def unless_refused(act: Callable[[], HttpResponse], *, otherwise: Callable[..., HttpResponse]) -> HttpResponse:
    """What the act answers; where it is refused nothing has changed, and `otherwise` is shown with `error=`, the reason."""
    try:
        return act()
    except Forbidden:
        raise
    except Refused as why:
        return otherwise(error=why.sentence)


def attempt(request: AtDesk, act: Callable[[], str], *, back: str, undo: str = "") -> HttpResponse:
    """The act of a button, which says in words what is done; where it is refused, the page it leads to says why."""

    def acted() -> HttpResponse:
        return done(request, act(), back=back, undo=undo)

    return unless_refused(acted, otherwise=partial(refused, request, back=back))


def refused(request: AtDesk, *, back: str, error: str) -> HttpResponse:
    """It is not done: the page it led to says why."""
    messages.error(request, error)
    return leading(request, back)
