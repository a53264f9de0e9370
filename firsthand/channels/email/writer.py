"""Who wrote a letter that a machine sent for them. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from firsthand.channels.email.queries import without_plus
from firsthand.channels.email.reading.automatic import NO_REPLY
from firsthand.conversations.rules.incoming import Incoming


def writers_of(incoming: Incoming) -> Iterable[str]:
    """Every address that may be the writer's; more than a few are nobody's."""
    return [one.address for one in (incoming.sender, *incoming.reply_to[:5])]


def as_meant(incoming: Incoming, *, ours: Collection[str]) -> Incoming:
    """A web form sends from our own mailbox or from a no-reply address, and names its visitor in Reply-To: they wrote it.

    What comes from our own mailbox otherwise is in our name only, and proves nothing.
    """
    given = incoming.sender.address
    is_from_us = without_plus(given) in ours
    visitors = {without_plus(one.address): one for one in incoming.reply_to}
    others = [one for plain, one in visitors.items() if plain != without_plus(given)]
    if len(others) == 1 and (is_from_us or NO_REPLY.match(given)) and _is_somebody(others[0].address, ours):
        return replace(incoming, sender=others[0])
    return replace(incoming, in_our_name=True) if is_from_us else incoming


def _is_somebody(address: str, ours: Collection[str]) -> bool:
    return without_plus(address) not in ours and not NO_REPLY.match(address)
