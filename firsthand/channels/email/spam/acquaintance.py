"""What is known of a sender before their letter is looked at: whether we dealt with them, and whether they are blocked."""

from dataclasses import dataclass

from django.db import connection

from firsthand.people.models import Customer
from firsthand.people.rules import normalised

# By hand and in one statement: every letter asks it, and Django takes five times as long to make it up.
# Whoever was answered, was let through by a person, or took part in something that was answered is no stranger.
ASKED = """
SELECT
  EXISTS (
    SELECT 1 FROM conversations_conversation c JOIN conversations_message m ON m.conversation_id = c.id
    WHERE c.customer_id = %s AND m.kind = 'reply'
  ) OR EXISTS (
    SELECT 1 FROM conversations_conversation c JOIN conversations_hold h ON h.conversation_id = c.id
    WHERE c.customer_id = %s AND h.ended = 'let_through'
  ),
  (SELECT max(b.id) FROM email_block b WHERE b.ended_at IS NULL AND b.pattern IN ({places}))
"""


@dataclass(frozen=True)
class Acquaintance:
    """Whether we dealt with them before, and the block that keeps them out, by its number."""

    is_known: bool
    block: int | None


def acquaintance_with(customer: Customer, *, address: str) -> Acquaintance:
    """What we know of who writes from this address."""
    patterns = patterns_of(address) or ("",)
    with connection.cursor() as cursor:
        asked = ASKED.format(places=", ".join(["%s"] * len(patterns)))
        cursor.execute(asked, [customer.pk, customer.pk, *patterns])
        is_known, block = cursor.fetchone()
    return Acquaintance(bool(is_known) or customer.external_id is not None, block)


def patterns_of(address: str) -> tuple[str, ...]:
    """By which blocks this address would be kept out: its own, with and without its plus part, and those of its domains."""
    plain = normalised(address)
    local, _, domain = plain.rpartition("@")
    if not domain:
        return ()
    parts = domain.split(".")
    domains = (".".join(parts[start:]) for start in range(max(1, len(parts) - 1)))
    return tuple(dict.fromkeys([plain, f"{local.partition('+')[0]}@{domain}", *domains]))[:10]
