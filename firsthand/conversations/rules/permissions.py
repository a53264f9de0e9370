"""Who may do what with a conversation that they see."""

from collections.abc import Collection

from firsthand.team.models import Representative


def may_answer(representative: Representative) -> bool:
    """Whoever sees a conversation and still works here may act in it."""
    return representative.is_active


def may_waive(representative: Representative, teams: Collection[int]) -> bool:
    """Whoever leads one of these teams, and an administrator, may close a matter without the customer's word."""
    return representative.is_administrator or any(representative.places.get(team) for team in teams)
