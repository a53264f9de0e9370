"""What is held back because its sender is blocked, by the block that holds it."""

from collections import defaultdict
from collections.abc import Iterable

from firsthand.channels.email.models import Block
from firsthand.channels.email.spam.acquaintance import patterns_of
from firsthand.conversations.models import Hold, Message
from firsthand.conversations.rules.states import HeldFor

# Beyond that a sender writes to nobody in particular, and their letters are looked at in the folder.
MOST = 1_000


def held_for(blocks: Iterable[Block]) -> dict[int, list[int]]:
    """The conversations, the newest first, for each block that holds any; of all that are held so, the newest thousand."""
    asked = {block.pattern: block.pk for block in blocks}
    holds = Hold.objects.in_force().filter(held_for=HeldFor.BLOCKED).order_by("-pk")
    held = dict(holds.values_list("conversation", "reasons")[:MOST])
    # Who blocks a sender from within a conversation holds it back themselves: no letter says for which block.
    by_hand = _writers_of([conversation for conversation, reasons in held.items() if not reasons])
    found: defaultdict[int, list[int]] = defaultdict(list)
    for conversation, reasons in held.items():
        named = [one["block"] for one in reasons if one.get("code") == "blocked"]
        meant = named or [asked[one] for one in patterns_of(by_hand.get(conversation, "")) if one in asked][:1]
        for block in set(asked.values()) & set(meant):
            found[block].append(conversation)
    return dict(found)


def _writers_of(conversations: list[int]) -> dict[int, str]:
    """From where each was written to us last."""
    if not conversations:
        return {}
    letters = Message.objects.filter(conversation__in=conversations, kind=Message.Kind.RECEIVED).order_by("pk")
    return dict(letters.values_list("conversation", "sender_address"))
