"""What is done at the door."""

from firsthand.access.actions.change_door_rules import OwnFactorFirst, SessionIsTooLong, change_door_rules
from firsthand.access.actions.change_role import change_role
from firsthand.access.actions.close_account import close_account, reopen_account
from firsthand.access.actions.cut_key import cut_key
from firsthand.access.actions.end_other_sessions import end_other_sessions
from firsthand.access.actions.end_sessions import end_sessions
from firsthand.access.actions.note import (
    note_password_change,
    note_second_factor_change,
    note_sign_in,
    note_sign_in_failure,
    note_sign_out,
)
from firsthand.access.actions.open_account import AddressIsTaken, open_account
from firsthand.access.actions.revoke_key import revoke_key

__all__ = [
    "AddressIsTaken",
    "OwnFactorFirst",
    "SessionIsTooLong",
    "change_door_rules",
    "change_role",
    "close_account",
    "cut_key",
    "end_other_sessions",
    "end_sessions",
    "note_password_change",
    "note_second_factor_change",
    "note_sign_in",
    "note_sign_in_failure",
    "note_sign_out",
    "open_account",
    "reopen_account",
    "revoke_key",
]
