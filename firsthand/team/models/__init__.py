"""The nouns of this folder."""

from firsthand.team.models.absence import Absence
from firsthand.team.models.calendar import Calendar
from firsthand.team.models.invitation import Invitation
from firsthand.team.models.membership import Membership
from firsthand.team.models.representative import Representative
from firsthand.team.models.rota import Rota, Turn
from firsthand.team.models.skill import Skill
from firsthand.team.models.team import Team

__all__ = ["Absence", "Calendar", "Invitation", "Membership", "Representative", "Rota", "Skill", "Team", "Turn"]
