"""What several pages ask together, in as few statements as it can be had."""

from collections.abc import Collection

from django.db.models import QuerySet

from firsthand.kit.prepared import prepared_values
from firsthand.notices.models import Notice
from firsthand.team.models import Representative, Team
from firsthand.team.queries import colleagues

MOST_UNREAD = 99


def unread_conversations(representative: Representative) -> list[int | None]:
    """The conversations of their unread notices, the newest ninety-nine: a figure for the rail, marks for the list."""
    return [conversation for (conversation,) in _unread(representative.pk)]


@prepared_values
def _unread(representative: int) -> QuerySet[Notice, tuple[int | None]]:
    unread = Notice.objects.filter(representative=representative).unread().order_by("-pk")
    return unread.values_list("conversation_id")[:MOST_UNREAD]


def names_of(representatives: Collection[int]) -> dict[int, str]:
    """The names of these, whether they still work here or not; no statement where none is asked for."""
    if not representatives:
        return {}
    return dict(Representative.objects.filter(pk__in=representatives).values_list("pk", "name"))


def team_names(teams: Collection[int]) -> dict[int, str]:
    """The names of these teams; no statement where none is asked for."""
    return dict(Team.objects.filter(pk__in=teams).values_list("pk", "name")) if teams else {}


def colleagues_to_ask(representative: Representative) -> list[Representative]:
    """Everybody else who serves now, by name."""
    return [one for one in colleagues(representative) if one.pk != representative.pk]
