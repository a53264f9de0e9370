"""What is asked of mailboxes and letters."""

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.models import Alias, Block, Letter, Mailbox, Move, SigningKey, Turn
from firsthand.channels.email.sending.headers import NoAddress, addr_spec
from firsthand.channels.email.sending.signing import signature_of
from firsthand.channels.email.spam.blocked import held_for
from firsthand.channels.email.spam.chances import Counts
from firsthand.channels.email.spam.counting import learnt_now
from firsthand.channels.email.spam.providers import is_for_everybody
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.kit.errors import Refused
from firsthand.kit.prepared import prepared
from firsthand.people.rules import normalised
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import may_administer

PLUS_PART = re.compile(r"\+[^@]*@")


class NoInbox(Refused):
    """There is nowhere to put a letter yet."""

    words = _("There is no inbox yet. Set one up, then letters are read.")


@dataclass(frozen=True)
class Door:
    """The inbox to which a letter came, and which of all the addresses in it are ours."""

    inbox: Inbox
    ours: frozenset[str]


def door_of(addresses: Iterable[str], *, writers: Iterable[str] = ()) -> Door:
    """The inbox of the first of our addresses among these, else the default inbox; raises `NoInbox`."""
    plain = list(dict.fromkeys(map(without_plus, addresses)))[:200]
    asked = list(dict.fromkeys([*plain, *map(without_plus, writers)]))
    found = _found_at(asked) if asked else {}
    ours = frozenset(found)
    for address in plain:
        if address in found:
            return Door(found[address].inbox, ours)
    default = Inbox.objects.select_related("calendar").order_by("-is_default", "pk").first()
    if default is None:
        raise NoInbox
    return Door(default, ours)


def without_plus(address: str) -> str:
    """The address of a mailbox behind one with a plus part."""
    return PLUS_PART.sub("@", normalised(address))


def _found_at(plain: Collection[str]) -> dict[str, Mailbox]:
    """The mailboxes behind these addresses; aliases cost a statement of their own only where one is meant."""
    boxes = {box.pk: box for box in _boxes_at(*plain)}
    found = {box.address: box for box in boxes.values()}
    if any(vars(box)["is_meant_by_alias"] for box in boxes.values()):
        aliases = Alias.objects.filter(address__in=plain, mailbox__in=boxes)
        found |= {one.address: boxes[one.mailbox_id] for one in aliases}
    return found


@prepared
def _boxes_at(*addresses: str) -> QuerySet[Mailbox]:
    aliases = Alias.objects.filter(address__in=addresses)
    named = Mailbox.objects.filter(Q(address__in=addresses) | Q(pk__in=aliases.values("mailbox")))
    return named.select_related("inbox__calendar").annotate(
        is_meant_by_alias=Exists(aliases.filter(mailbox=OuterRef("pk")))
    )


def mailbox_of(conversation: Conversation) -> Mailbox | None:
    """The mailbox from which this conversation is answered: its inbox's, else that of the default inbox."""
    boxes = Mailbox.objects.select_related("inbox__brand", "way_out")
    return (
        boxes.filter(inbox=conversation.inbox_id).order_by("pk").first()
        or boxes.order_by("-inbox__is_default", "pk").first()
    )


def mailbox_for(message: Message) -> Mailbox | None:
    """The mailbox from which a message of ours goes: the one that was chosen, while there is one, else the usual."""
    if message.sent_from:
        chosen = Mailbox.objects.select_related("inbox__brand", "way_out").filter(address=message.sent_from).first()
        if chosen is not None:
            return chosen
    return mailbox_of(message.matter)


@dataclass(frozen=True)
class OwnAddresses:
    """The addresses of our mailboxes, and from which of them a conversation may be answered."""

    all: frozenset[str]
    senders: tuple[str, ...]


def own_addresses(conversation: Conversation) -> OwnAddresses:
    """The senders are the mailboxes of its inbox first, then those of its team's other inboxes."""
    boxes = _boxes()
    usual = [box.address for box in boxes if box.inbox_id == conversation.inbox_id]
    of_team = [box.address for box in boxes if box.inbox.team_id == conversation.team_id]
    return OwnAddresses(frozenset(box.address for box in boxes), tuple(dict.fromkeys([*usual, *of_team])))


def ours_among(addresses: Iterable[str]) -> frozenset[str]:
    """Those of these addresses, as they were given, at which letters come to one of our mailboxes."""
    plain = {address: without_plus(address) for address in addresses}
    if not (boxes := _boxes_at(*dict.fromkeys(plain.values())) if plain else []):
        return frozenset()
    ours = {box.address for box in boxes}
    ours |= set(Alias.objects.filter(address__in=set(plain.values()) - ours).values_list("address", flat=True))
    return frozenset(address for address, bare in plain.items() if bare in ours)


@prepared
def _boxes() -> QuerySet[Mailbox]:
    return Mailbox.objects.select_related("inbox").order_by("pk")


def mailbox_at(inbox: Inbox) -> Mailbox | None:
    """The mailbox of an inbox itself."""
    return Mailbox.objects.filter(inbox=inbox).order_by("pk").first()


def aliases_of(mailbox: Mailbox | None) -> list[str]:
    """The other addresses of a mailbox, in their order."""
    return list(mailbox.aliases.order_by("address").values_list("address", flat=True)) if mailbox else []


def signatures_of(mailbox: Mailbox) -> dict[str, str]:
    """Its signatures by language, as they were written."""
    return dict(mailbox.signatures.values_list("language", "words"))


def signature_shown(mailbox: Mailbox, *, words: str, by: Representative) -> str:
    """What these words look like under an answer of this representative; empty where there are none."""
    return signature_of(by, words=words, mailbox=mailbox) if words.strip() else ""


@dataclass(frozen=True)
class Queue:
    """How many letters wait for their turn, and when the last of them leaves."""

    waiting: int
    last_at: datetime | None


def queue_of(mailbox: Mailbox, *, at: datetime) -> Queue:
    """What waits for the sending limit of this mailbox."""
    waiting = Turn.objects.filter(mailbox=mailbox, is_taken=False, at__gt=at)
    return Queue(**waiting.aggregate(waiting=Count("pk"), last_at=Max("at")))


@dataclass(frozen=True)
class SendingDomain:
    """A domain in whose name letters leave."""

    name: str
    addresses: tuple[str, ...]
    is_signed: bool


def sending_domains() -> list[SendingDomain]:
    """Those of the mailboxes' addresses, as the DNS names them (RFC 5890), in order."""
    signed = set(SigningKey.objects.signing().values_list("domain", flat=True))
    found: dict[str, list[str]] = {}
    for address in Mailbox.objects.order_by("address").values_list("address", flat=True):
        with suppress(NoAddress):
            found.setdefault(addr_spec(address).rpartition("@")[2], []).append(address)
    return [SendingDomain(name, tuple(addresses), name in signed) for name, addresses in sorted(found.items())]


def signing_keys_of(domain: str) -> list[SigningKey]:
    """The keys of a domain, the newest first."""
    return list(SigningKey.objects.filter(domain=domain))


def own_domains() -> frozenset[str]:
    """The domains at which we receive mail."""
    addresses = Mailbox.objects.values_list("address").union(Alias.objects.values_list("address"))
    return frozenset(address.rpartition("@")[2] for (address,) in addresses)


def is_ours(address: str) -> bool:
    """Whether letters to this address, plus part or not, come to one of our mailboxes."""
    plain = without_plus(address)
    return bool(plain) and bool(_found_at([plain]))


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
