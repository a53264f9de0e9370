"""What is asked of mailboxes and letters."""

from firsthand.channels.email.queries.domains import SendingDomain, sending_domains, signing_keys_of
from firsthand.channels.email.queries.doors import (
    Door,
    NoInbox,
    OwnAddresses,
    door_of,
    is_ours,
    ours_among,
    own_addresses,
    own_domains,
    without_plus,
)
from firsthand.channels.email.queries.kept import (
    blockable_domain,
    blocks_visible_to,
    held_for_blocks,
    letter_of,
    moves_visible_to,
    spam_lessons,
)
from firsthand.channels.email.queries.mailboxes import (
    Queue,
    aliases_of,
    mailbox_at,
    mailbox_for,
    mailbox_of,
    queue_of,
    signature_shown,
    signatures_of,
)

__all__ = [
    "Door",
    "NoInbox",
    "OwnAddresses",
    "Queue",
    "SendingDomain",
    "aliases_of",
    "blockable_domain",
    "blocks_visible_to",
    "door_of",
    "held_for_blocks",
    "is_ours",
    "letter_of",
    "mailbox_at",
    "mailbox_for",
    "mailbox_of",
    "moves_visible_to",
    "ours_among",
    "own_addresses",
    "own_domains",
    "queue_of",
    "sending_domains",
    "signature_shown",
    "signatures_of",
    "signing_keys_of",
    "spam_lessons",
    "without_plus",
]
