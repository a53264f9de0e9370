"""A sender is blocked: an address, or a whole domain; and that is ended again."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.facts import SenderBlocked, SenderUnblocked
from firsthand.channels.email.models import Block
from firsthand.channels.email.queries import is_ours, own_domains
from firsthand.channels.email.spam.acquaintance import patterns_of
from firsthand.channels.email.spam.providers import is_for_everybody
from firsthand.conversations.actions import mark_spam, take_back_spam
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import address_to_answer
from firsthand.conversations.rules.permissions import may_answer
from firsthand.conversations.rules.refusals import NotYours
from firsthand.conversations.rules.states import HeldFor
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.kit.text import one_line
from firsthand.organisation.queries import the_organisation
from firsthand.people.rules import normalised
from firsthand.team.models import Representative


class NotASender(Refused):
    words = _("“{pattern}” is neither an address nor a domain. Write name@example.com, or example.com.")


class IsOurOwn(Refused):
    words = _("“{pattern}” is ours: what comes from there may be a colleague. It cannot be blocked.")


class IsForEverybody(Refused):
    words = _(
        "Everybody can have an address at {pattern}, so blocking all of it would keep out your customers too. "
        "Block the address instead."
    )


class NobodyToBlock(Refused):
    words = _("No address is known from which this was written, so there is nothing to block.")


@transaction.atomic
def block(pattern: str, *, reason: str = "", by: Representative, at: datetime) -> Block:
    """Letters from there are kept but held back from now on; what is blocked already stays so.

    Raises `NotYours`, `NotASender`, `IsOurOwn` and `IsForEverybody`.
    """
    if not may_answer(by):
        raise NotYours
    pattern = a_sender(pattern)
    if known := Block.objects.in_force().filter(pattern=pattern).first():
        return known
    made = Block.objects.create(pattern=pattern, reason=one_line(reason, at_most=300), by=by, at=at)
    record(SenderBlocked(block=made.pk), by=by, at=at)
    return made


@transaction.atomic
def unblock(block: Block, *, by: Representative, at: datetime) -> None:
    """Letters from there reach the desk again; what was held back so far stays in the spam folder."""
    if not may_answer(by):
        raise NotYours
    if Block.objects.in_force().filter(pk=block.pk).update(ended_at=at, ended_by=by):
        record(SenderUnblocked(block=block.pk), by=by, at=at)


@transaction.atomic
def block_sender(
    conversation: Conversation, *, whole_domain: str = "", reason: str = "", by: Representative, at: datetime
) -> Block:
    """Whoever wrote this, or their whole domain when it is named, is blocked, and this waits in the spam folder.

    Raises `NobodyToBlock` and what `block` raises.
    """
    address = address_to_answer(conversation)
    if not address or (whole_domain and normalised(whole_domain) not in patterns_of(address)):
        raise NobodyToBlock
    mark_spam(conversation, held_for=HeldFor.BLOCKED, by=by, at=at)
    return block(whole_domain or address, reason=reason, by=by, at=at)


@transaction.atomic
def take_back_block(conversation: Conversation, blocked: Block, *, by: Representative, at: datetime) -> None:
    """The sender is not blocked, and the conversation stands as before.

    Raises `NobodyToBlock` for the block of somebody else, and `IsNotHeld`.
    """
    if blocked.pattern not in patterns_of(address_to_answer(conversation)):
        raise NobodyToBlock
    take_back_spam(conversation, by=by, at=at)
    unblock(blocked, by=by, at=at)


def a_sender(written: str) -> str:
    """The address or domain as it is compared."""
    pattern = normalised(written).removeprefix("@")
    domain = pattern.rpartition("@")[2]
    try:
        validate_email(pattern if "@" in pattern else f"somebody@{pattern}")
    except ValidationError as wrong:
        raise NotASender(pattern=written[:80]) from wrong
    if _is_ours(domain) or ("@" in pattern and is_ours(pattern)):
        raise IsOurOwn(pattern=pattern)
    if "@" not in pattern and is_for_everybody(pattern):
        raise IsForEverybody(pattern=pattern)
    return pattern


def _is_ours(domain: str) -> bool:
    ours = {*own_domains(), *settings.MAIL_DOMAINS, the_organisation().domain.lower()} - {"", "*"}
    # A domain above one of ours holds ours too.
    return any(domain == own or own.endswith(f".{domain}") for own in ours if not is_for_everybody(own))
