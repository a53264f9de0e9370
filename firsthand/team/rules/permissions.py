"""Who may do what among the people who serve. The memberships are given as team ids, so that nothing is fetched here."""

from collections.abc import Collection

from firsthand.access.models import Role
from firsthand.team.models import Representative


def may_administer(rep: Representative) -> bool:
    """Members, keys, teams and settings are an administrator's."""
    return rep.is_active and rep.role == Role.ADMINISTRATOR


def may_lead(rep: Representative, team: int, *, led: Collection[int]) -> bool:
    """A team is led by its leads, and by administrators."""
    return may_administer(rep) or (rep.is_active and rep.role == Role.LEAD and team in led)
