"""What several pages ask together, in as few statements as it can be had."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from firsthand.conversations.models import Tag
from firsthand.kit.prepared import prepared_values
from firsthand.kit.text import initials
from firsthand.look.faces import hue_of
from firsthand.notices.models import Notice
from firsthand.team.models import Representative, Team
from firsthand.team.queries import colleagues
from firsthand.workspace.faces import face_of

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


def tag_names(tags: Collection[int]) -> dict[int, str]:
    """The names of these tags; no statement where none is asked for."""
    return dict(Tag.objects.filter(pk__in=tags).values_list("pk", "name")) if tags else {}


def colleagues_to_ask(representative: Representative) -> list[Representative]:
    """Everybody else who serves now, by name."""
    return [one for one in colleagues(representative) if one.pk != representative.pk]


def faces_behind(accounts: Collection[int]) -> dict[int, dict[str, Any]]:
    """By account, what a script draws somebody's face from."""
    return {one.account_id: drawn_from(one) for one in Representative.objects.filter(account__in=accounts)}


def drawn_from(one: Representative) -> dict[str, Any]:
    face = face_of(one)
    picture = {"picture": face.picture} if face.picture else {}
    return {"id": one.pk, "name": face.name, "initials": initials(face.name), "hue": hue_of(face.id)} | picture
