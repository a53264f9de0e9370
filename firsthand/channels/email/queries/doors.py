"""Which of our addresses a letter came to, and which addresses are ours."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.models import Alias, Mailbox
from firsthand.conversations.models import Conversation, Inbox
from firsthand.kit.errors import Refused
from firsthand.kit.prepared import prepared
from firsthand.people.rules import normalised

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


def is_ours(address: str) -> bool:
    """Whether letters to this address, plus part or not, come to one of our mailboxes."""
    plain = without_plus(address)
    return bool(plain) and bool(_found_at([plain]))


def own_domains() -> frozenset[str]:
    """The domains at which we receive mail."""
    addresses = Mailbox.objects.values_list("address").union(Alias.objects.values_list("address"))
    return frozenset(address.rpartition("@")[2] for (address,) in addresses)
