"""What can happen among the people who serve."""

from firsthand.journal.facts import Fact, fact


@fact("team.founded", "The team {team} was founded")
class TeamFounded(Fact):
    team: int


@fact("team.renamed", "The team {team} has a new name")
class TeamRenamed(Fact):
    team: int


@fact("team.hours_changed", "The team {team} works in other hours now")
class TeamHoursChanged(Fact):
    team: int


@fact("team.silence_limited", "In the team {team} owners may do nothing for another time now")
class TeamSilenceLimited(Fact):
    team: int


@fact("team.archived", "The team {team} was archived")
class TeamArchived(Fact):
    team: int


@fact("team.restored", "The team {team} is there again")
class TeamRestored(Fact):
    team: int


@fact("team.representative.invited", "Somebody was invited as {role}")
class Invited(Fact):
    invitation: int
    role: str


@fact("team.invitation.withdrawn", "The invitation {invitation} was withdrawn")
class InvitationWithdrawn(Fact):
    invitation: int


@fact("team.representative.joined", "{representative} joined as {role}")
class Joined(Fact):
    representative: int
    account: int
    role: str


@fact("team.memberships.changed", "{representative} is in other teams now")
class MembershipsChanged(Fact):
    representative: int
    teams: tuple[int, ...]
    leads: tuple[int, ...]


@fact("team.profile.changed", "{representative} changed what customers see")
class ProfileChanged(Fact):
    """Names of the parts that have another value now."""

    representative: int
    changed: tuple[str, ...]


@fact("team.skills.changed", "{representative} has other skills now")
class SkillsChanged(Fact):
    representative: int
    skills: tuple[int, ...]


@fact("team.calendar.drawn", "The calendar {calendar} says other hours now")
class CalendarDrawn(Fact):
    calendar: int


@fact("absence.planned", "{by} planned when {representative} is away")
class AbsencePlanned(Fact):
    absence: int
    representative: int


@fact("absence.changed", "{by} changed until when {representative} is away")
class AbsenceChanged(Fact):
    """`until` in ISO 8601, empty where nobody knows."""

    absence: int
    representative: int
    until: str


@fact("absence.covered_by", "{by} changed who looks after what is {representative}’s meanwhile")
class CoverChanged(Fact):
    """`cover` looks after it, at once where they are `away`; nobody where it is their teams'."""

    absence: int
    representative: int
    cover: int | None
    away: bool


@fact("absence.cancelled", "{by} called off that {representative} is away")
class AbsenceCancelled(Fact):
    absence: int
    representative: int


@fact("absence.began", "{representative} is away")
class AbsenceBegan(Fact):
    """`cover` looks after what is theirs; nobody where it is their teams'."""

    absence: int
    representative: int
    cover: int | None


@fact("absence.ended", "{representative} is back")
class AbsenceEnded(Fact):
    absence: int
    representative: int


@fact("rota.drawn", "{by} drew the rota {rota}")
class RotaDrawn(Fact):
    rota: int


@fact("rota.dropped", "{by} dropped the rota {rota}")
class RotaDropped(Fact):
    rota: int


@fact("rota.turns_changed", "{by} changed when {representative} is on")
class TurnsChanged(Fact):
    rota: int
    representative: int
