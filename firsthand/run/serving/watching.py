"""What an account may watch: what it may see on the pages; and who stands behind an account."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any


def may_watch(account: int, topics: list[str]) -> Iterable[str]:
    """Those of the topics that the account's representative may see; none for an account without one."""
    from firsthand.batches.queries import batches_among
    from firsthand.conversations.queries import topics_visible_to
    from firsthand.team.models import Representative

    representative = Representative.objects.active().with_account().filter(account=account).first()
    if representative is None:
        return []
    return topics_visible_to(representative, topics) | batches_among(topics, representative)


def introduce(accounts: Collection[int]) -> Mapping[int, Mapping[str, Any]]:
    """The names and faces of those who serve under these accounts, as colleagues see them."""
    from firsthand.workspace.queries import faces_behind

    return faces_behind(accounts)


def name_behind(account: int) -> str:
    """What customers call whoever serves under this account; empty for nobody."""
    from firsthand.team.models import Representative

    return Representative.objects.filter(account=account).values_list("name", flat=True).first() or ""
