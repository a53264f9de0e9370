"""Who may do what with a conversation that they see."""

from firsthand.team.models import Representative


def may_answer(representative: Representative) -> bool:
    """Whoever sees a conversation and still works here may act in it."""
    return representative.is_active
