"""Places on a page that upper folders fill: each has a name, and what stands there is named in one table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

# A small piece of screen, made for whoever asks and for what the page is about; empty where it has nothing to say to them.
Panel = Callable[..., SafeString]
Panels = Mapping[str, Sequence[Panel]]

_in_place: dict[str, Sequence[Panel]] = {}


def put_in_place(panels: Panels) -> None:
    """From now on these fill their places, and nothing else does."""
    _in_place.clear()
    _in_place.update(panels)


def panels(place: str, request: HttpRequest, *about: Any) -> list[SafeString]:
    """What stands there for this reader; a page that is about something gives it along."""
    return [shown for panel in _in_place.get(place, ()) if (shown := panel(request, *about))]
