"""For whom a saved reply or a view of the desk is: for whoever wrote it, a team, or everybody."""

from django.utils.translation import gettext as _

from firsthand.desk.models import SavedReply, SavedView
from firsthand.team.models import Team
from firsthand.team.queries import teams_visible_to
from firsthand.workspace.settings import reading
from firsthand.workspace.views.signed_in import AtDesk


def circles(request: AtDesk) -> list[tuple[str, str]]:
    """For whom one may write."""
    me = request.representative
    mine = [each for each in teams_visible_to(me) if me.is_administrator or each.pk in me.places]
    own, everybody = [("own", _("me alone"))], [("everybody", _("everybody"))]
    return [*own, *((str(each.pk), _("team %(name)s") % {"name": each.name}) for each in mine), *everybody]


def circle_of(one: SavedReply | SavedView) -> str:
    """As the form says it: a team by its number."""
    return "own" if one.owner_id else str(one.team_id or "everybody")


def kind_of(one: SavedReply | SavedView) -> str:
    return "own" if one.owner_id else "team" if one.team_id else "everybody"


def whose() -> dict[str, str]:
    """The heading over those of each kind."""
    return {"own": _("Yours"), "team": _("Your teams’"), "everybody": _("Everybody’s")}


def chosen_circle(request: AtDesk) -> tuple[bool, Team | None]:
    """Whether it is for oneself alone, and for which team it is."""
    circle = reading.words(request, "circle")
    teams = teams_visible_to(request.representative)
    team = teams.filter(pk=reading.a_number(circle)).first() if circle.isdecimal() else None
    return not circle or circle == "own", team
