"""Who may change which saved reply, and which saved view."""

from firsthand.access.models import Role
from firsthand.desk.models import SavedReply, SavedView
from firsthand.team.models import Representative


def may_change(rep: Representative, reply: SavedReply | SavedView) -> bool:
    """One's own is one's own; a team's is its members'; everybody's is for those who lead and for administrators."""
    if not rep.is_active:
        return False
    if reply.owner_id is not None:
        return reply.owner_id == rep.pk
    if rep.is_administrator:
        return True
    return reply.team_id in rep.places if reply.team_id is not None else may_write_for_everybody(rep)


def may_write_for_everybody(rep: Representative) -> bool:
    """Whoever leads a team, and administrators."""
    return rep.is_active and rep.role in (Role.LEAD, Role.ADMINISTRATOR)
