"""The pictures beside words, drawn by lucide and kept in one sprite."""

from functools import cache

from django.templatetags.static import static
from markupsafe import Markup

SPRITE = "look/icons.svg"
ICONS = tuple(
    """alarm-clock arrow-down arrow-left arrow-right arrow-up arrow-up-right at-sign ban bell bell-off bell-ring
    bold bookmark bookmark-plus bot brain building-2 calendar check check-check chevron-down chevron-left
    chevron-right circle circle-alert circle-check circle-question-mark clock code copy download ellipsis
    external-link eye eye-off file file-text flag folder-input globe hand history hourglass house image inbox
    info italic key-round keyboard languages link list list-filter list-ordered loader-circle lock log-out mail
    mail-warning map-pin maximize message-circle minus monitor moon music panel-right paperclip pause pencil
    phone pin play plus printer quote refresh-cw reply rotate-ccw search send settings shield shield-alert
    sliders-horizontal sparkles star sticky-note sun tag trash-2 triangle-alert type undo-2 user user-plus users
    video wifi-off x""".split()
)


# These point somewhere, and point the other way where one reads from the right.
TURNING = frozenset(
    "arrow-left arrow-right chevron-left chevron-right list log-out panel-right reply send undo-2".split()
)


class NoSuchIcon(LookupError):
    """A page asked for a picture that is not in the sprite: add it to ICONS and draw the sprite anew."""


@cache
def icon(name: str, label: str = "") -> Markup:
    """The named picture; silent to screen readers unless a label says what it stands for."""
    if name not in ICONS:
        raise NoSuchIcon(name)
    heard = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    turns = " data-turns" if name in TURNING else ""
    return Markup('<svg class="icon" {}{}><use href="{}#{}"/></svg>').format(heard, turns, static(SPRITE), name)
