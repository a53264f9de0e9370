"""What can be done with letters."""

from firsthand.channels.email.actions.accept import Accepted, Envelope, accept
from firsthand.channels.email.actions.ask_consent import (
    ConsentSettings,
    ask_consent,
    complete_consent,
    keep_consent_settings,
    take_consent_back,
)
from firsthand.channels.email.actions.block import block, block_sender, take_back_block, unblock
from firsthand.channels.email.actions.change_mailbox import MailboxSettings, change_mailbox
from firsthand.channels.email.actions.change_signatures import change_signatures
from firsthand.channels.email.actions.change_way_out import WayOutSettings, change_way_out, try_way_out
from firsthand.channels.email.actions.examine_domain import examine_domain
from firsthand.channels.email.actions.find_servers import Servers, find_servers
from firsthand.channels.email.actions.ingest import Ingested, ingest
from firsthand.channels.email.actions.let_blocked_through import let_blocked_through
from firsthand.channels.email.actions.move_in import (
    begin_move,
    move_in,
    moving_folder,
    offered,
    offered_path,
    turn_move,
)
from firsthand.channels.email.actions.open_hook import close_hook, open_hook
from firsthand.channels.email.actions.send_word import send_word
from firsthand.channels.email.actions.sign_domain import begin_signing, end_signing, make_signing_key
from firsthand.channels.email.actions.take_in import take_in
from firsthand.channels.email.actions.try_connection import Step, try_connection
from firsthand.channels.email.actions.try_mailbox import try_mailbox
from firsthand.channels.email.standing import Pasted

__all__ = [
    "Accepted",
    "ConsentSettings",
    "Envelope",
    "Ingested",
    "MailboxSettings",
    "Pasted",
    "Servers",
    "Step",
    "WayOutSettings",
    "accept",
    "ask_consent",
    "begin_move",
    "begin_signing",
    "block",
    "block_sender",
    "change_mailbox",
    "change_signatures",
    "change_way_out",
    "close_hook",
    "complete_consent",
    "end_signing",
    "examine_domain",
    "find_servers",
    "ingest",
    "keep_consent_settings",
    "let_blocked_through",
    "make_signing_key",
    "move_in",
    "moving_folder",
    "offered",
    "offered_path",
    "open_hook",
    "send_word",
    "take_back_block",
    "take_consent_back",
    "take_in",
    "try_connection",
    "try_mailbox",
    "try_way_out",
    "turn_move",
    "unblock",
]
