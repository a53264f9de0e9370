"""What is done among the people who serve."""

from firsthand.team.actions.accept_invitation import (
    LinkHasExpired,
    LinkIsUnknown,
    LinkWasUsed,
    accept_invitation,
    open_invitation,
)
from firsthand.team.actions.archive_team import archive_team, restore_team
from firsthand.team.actions.be_seen import be_seen
from firsthand.team.actions.begin_house import (
    FirstLinkIsWrong,
    HouseHasBegun,
    begin_house,
    first_link,
    open_house,
)
from firsthand.team.actions.change_cover import change_cover
from firsthand.team.actions.change_membership import LastAdministrator, change_teams, give_role
from firsthand.team.actions.choose import choose
from firsthand.team.actions.choose_password import AddressIsWrong, WeakPassword
from firsthand.team.actions.come_back import come_back
from firsthand.team.actions.create_administrator import create_administrator
from firsthand.team.actions.create_key import CustomerIsMissing, create_key, take_key_back
from firsthand.team.actions.dismiss import dismiss, welcome_back
from firsthand.team.actions.draw_calendar import CalendarExists, HoursAreWrong, draw_calendar
from firsthand.team.actions.draw_rota import RotaExists, draw_rota, drop_rota
from firsthand.team.actions.edit_profile import REMIND_MINUTES, UNDO_SECONDS, NotAPicture, Profile, edit_profile
from firsthand.team.actions.found_team import TeamExists, found_team, rename_team
from firsthand.team.actions.invite import invite, withdraw_invitation
from firsthand.team.actions.keep_absences import keep_absences
from firsthand.team.actions.keep_hours import keep_hours
from firsthand.team.actions.limit_silence import SilenceIsTooLong, limit_silence
from firsthand.team.actions.plan_absence import (
    AwayThenAlready,
    CannotCover,
    EndsTooSoon,
    NotPlannedAnyMore,
    Plan,
    cancel_absence,
    change_absence,
    plan_absence,
)
from firsthand.team.actions.remove_picture import remove_picture
from firsthand.team.actions.say_turns import (
    Hours,
    NobodyForTurns,
    NoTurn,
    add_turns,
    drop_turns,
    lay_turns,
    turns_as_kept,
)
from firsthand.team.actions.set_skills import set_skills
from firsthand.team.actions.take_in import take_in

__all__ = [
    "REMIND_MINUTES",
    "UNDO_SECONDS",
    "AddressIsWrong",
    "AwayThenAlready",
    "CalendarExists",
    "CannotCover",
    "CustomerIsMissing",
    "EndsTooSoon",
    "FirstLinkIsWrong",
    "Hours",
    "HoursAreWrong",
    "HouseHasBegun",
    "LastAdministrator",
    "LinkHasExpired",
    "LinkIsUnknown",
    "LinkWasUsed",
    "NoTurn",
    "NobodyForTurns",
    "NotAPicture",
    "NotPlannedAnyMore",
    "Plan",
    "Profile",
    "RotaExists",
    "SilenceIsTooLong",
    "TeamExists",
    "WeakPassword",
    "accept_invitation",
    "add_turns",
    "archive_team",
    "be_seen",
    "begin_house",
    "cancel_absence",
    "change_absence",
    "change_cover",
    "change_teams",
    "choose",
    "come_back",
    "create_administrator",
    "create_key",
    "dismiss",
    "draw_calendar",
    "draw_rota",
    "drop_rota",
    "drop_turns",
    "edit_profile",
    "first_link",
    "found_team",
    "give_role",
    "invite",
    "keep_absences",
    "keep_hours",
    "lay_turns",
    "limit_silence",
    "open_house",
    "open_invitation",
    "plan_absence",
    "remove_picture",
    "rename_team",
    "restore_team",
    "set_skills",
    "take_in",
    "take_key_back",
    "turns_as_kept",
    "welcome_back",
    "withdraw_invitation",
]
