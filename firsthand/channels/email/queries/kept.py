"""What was kept: originals, who is blocked and what that holds back, what the spam filter learnt, imports."""

from collections.abc import Iterable

from django.db.models import QuerySet

from firsthand.channels.email.models import Block, Letter, Move
from firsthand.channels.email.spam.blocked import held_for
from firsthand.channels.email.spam.chances import Counts
from firsthand.channels.email.spam.counting import learnt_now
from firsthand.channels.email.spam.providers import is_for_everybody
from firsthand.conversations.models import Message
from firsthand.people.rules import normalised
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import may_administer


def letter_of(message: Message) -> Letter | None:
    """The original of a message that came by mail from outside. Of one of ours it would show a private address."""
    if message.kind not in (Message.Kind.RECEIVED, Message.Kind.SIDE_ANSWER):
        return None
    return Letter.objects.filter(message=message).first()


def blocks_visible_to(representative: Representative) -> QuerySet[Block]:
    """Who is blocked now, the latest first, with who said so: an administrator's page."""
    blocks = Block.objects.in_force().select_related("by").order_by("-pk")
    return blocks if may_administer(representative) else blocks.none()


def held_for_blocks(blocks: Iterable[Block]) -> dict[int, int]:
    """How many conversations are held back for each of these blocks that holds any."""
    return {block: len(held) for block, held in held_for(blocks).items()}


def blockable_domain(address: str) -> str:
    """The domain of an address, where all of it may be blocked; empty where everybody can have an address."""
    domain = normalised(address).rpartition("@")[2]
    return "" if is_for_everybody(domain) else domain


def spam_lessons() -> Counts:
    """How many letters of either kind taught the spam filter."""
    return learnt_now()


def moves_visible_to(representative: Representative) -> QuerySet[Move]:
    """The imports of old mail, the latest first: an administrator's page."""
    moves = Move.objects.select_related("by").order_by("-at", "-pk")
    return moves if may_administer(representative) else moves.none()
