"""The mailbox of an inbox is set up, or set up anew."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.facts import MailboxChanged, MailboxOpened
from firsthand.channels.email.models import Alias, Mailbox
from firsthand.channels.email.queries import mailbox_at
from firsthand.conversations.models import Inbox
from firsthand.journal.actor import Acts
from firsthand.journal.changing import Parts, differing, record_change
from firsthand.journal.facts import Fact
from firsthand.kit.errors import Refused
from firsthand.kit.secrets import seal_secret
from firsthand.kit.text import one_line
from firsthand.people.rules import normalised
from firsthand.team.rules.permissions import must_administer

# Another server, folder or user numbers its letters anew, so reading begins at its beginning (RFC 3501 2.3.1.1).
ELSEWHERE = {"imap_host", "imap_user", "imap_folder"}


# Who reads by hand would not find a second thousand addresses again either.
MOST_ALIASES = 200


class MailboxIsTaken(Refused):
    words = _("Another inbox already has the address {address}.")


class TooManyAliases(Refused):
    words = _("A mailbox has at most {most} other addresses.")


class FolderIsMissing(Refused):
    words = _("Say to which folder letters are moved; another one than that from which they are fetched.")


class MailboxAddressIsWrong(Refused):
    words = _("“{address}” is not an e-mail address without a plus part, such as help@example.com.")


class PasswordIsOfAnother(Refused):
    words = _("This is another server. Type the password for it: the one that is kept goes only to the server before.")


class PortIsWrong(Refused):
    words = _("A port is a number from 1 to 65535; IMAP over TLS usually has 993.")


@dataclass(frozen=True, kw_only=True)
class MailboxSettings:
    """All that is set of a mailbox; a password of None keeps the one before, an empty one forgets it."""

    address: str
    sender_name: str = ""
    host: str = ""
    port: int = 993
    user: str = ""
    password: str | None = None
    folder: str = "INBOX"
    is_tls: bool = True
    afterwards: str = Mailbox.Afterwards.LEAVE
    moves_to: str = ""
    aliases: tuple[str, ...] | None = None  # None: as before

    def checked(self) -> dict[str, Any]:
        """The columns, each good, without the password. Raises MailboxAddressIsWrong, PortIsWrong, FolderIsMissing."""
        if not 1 <= self.port <= 65_535:
            raise PortIsWrong
        folder, moves_to = (one_line(name, at_most=200) for name in (self.folder, self.moves_to))
        if self.afterwards == Mailbox.Afterwards.MOVE and moves_to in {"", folder}:
            raise FolderIsMissing
        return {
            "address": _an_address(self.address),
            "sender_name": one_line(self.sender_name, at_most=120),
            "imap_host": one_line(self.host, at_most=253).lower(),
            "imap_port": self.port,
            "imap_user": one_line(self.user, at_most=254),
            "imap_folder": folder or "INBOX",
            "imap_is_tls": self.is_tls,
            "imap_afterwards": Mailbox.Afterwards(self.afterwards).value,
            "imap_moves_to": moves_to,
        }

    def other_addresses(self) -> set[str] | None:
        """The aliases, each good and none the address itself. Raises MailboxAddressIsWrong, TooManyAliases."""
        if self.aliases is None:
            return None
        if len(self.aliases) > MOST_ALIASES:
            raise TooManyAliases(most=MOST_ALIASES)
        return {_an_address(one) for one in self.aliases} - {normalised(self.address)}


@transaction.atomic
def change_mailbox(inbox: Inbox, settings: MailboxSettings, *, by: Acts, at: datetime) -> Mailbox:
    """The inbox is reached at this address and, with a host, its letters are fetched from there.

    Raises OnlyAdministratorsMay, MailboxIsTaken, MailboxAddressIsWrong, TooManyAliases, PortIsWrong, FolderIsMissing,
    PasswordIsOfAnother.
    """
    must_administer(by)
    mailbox = mailbox_at(inbox) or Mailbox(inbox=inbox)
    is_new = mailbox.pk is None
    said, others = settings.checked(), settings.other_addresses()
    _must_be_free({said["address"], *(others or ())}, mailbox)
    parts = differing(mailbox, said) | _aliases(mailbox, others)
    changed = [name for name in parts if name in said]
    keep_secret_home(mailbox.imap_secret, before=mailbox.imap_host, now=said["imap_host"], given=settings.password)
    for name in changed:
        setattr(mailbox, name, said[name])
    changed += _keep_password(mailbox, settings.password)
    if changed or is_new:
        _save(mailbox, [*changed, *_begin_anew(mailbox, changed)])
    changed += _keep_aliases(mailbox, others)
    if not changed:
        return mailbox
    parts |= {"password": (None, None)} if "imap_secret" in changed else {}
    record_change(
        _fact(mailbox, changed, is_new=is_new), of="mailbox", number=mailbox.inbox_id, parts=parts, by=by, at=at
    )
    return mailbox


def keep_secret_home(kept: str, *, before: str, now: str, given: str | None) -> None:
    """A password that is kept is never sent to another server than it was given for. Raises PasswordIsOfAnother."""
    if kept and given is None and now and before != now:
        raise PasswordIsOfAnother


def _must_be_free(addresses: set[str], mailbox: Mailbox) -> None:
    """Neither another mailbox nor an alias of one has any of these; of what is ours, an alias may become the address."""
    boxes = Mailbox.objects.filter(address__in=addresses).exclude(pk=mailbox.pk)
    aliases = Alias.objects.filter(address__in=addresses).exclude(mailbox=mailbox.pk)
    for (taken,) in boxes.values_list("address").union(aliases.values_list("address")):
        raise MailboxIsTaken(address=taken)


def _aliases(mailbox: Mailbox, addresses: set[str] | None) -> Parts:
    """The other addresses that it had and has, where they differ."""
    before = set(mailbox.aliases.values_list("address", flat=True)) if mailbox.pk else set()
    differ = addresses is not None and before != addresses
    return {"aliases": (sorted(before), sorted(addresses or ()))} if differ else {}


def _keep_aliases(mailbox: Mailbox, addresses: set[str] | None) -> list[str]:
    """The mailbox has these other addresses and no more; never its own one twice."""
    mailbox.aliases.filter(address=mailbox.address).delete()
    if addresses is None:
        return []
    before = set(mailbox.aliases.values_list("address", flat=True))
    mailbox.aliases.filter(address__in=before - addresses).delete()
    Alias.objects.bulk_create(Alias(mailbox=mailbox, address=one) for one in sorted(addresses - before))
    return ["aliases"] if before != addresses else []


def _an_address(written: str) -> str:
    address = normalised(written)
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise MailboxAddressIsWrong(address=written[:80]) from wrong
    if "+" in address.partition("@")[0]:
        raise MailboxAddressIsWrong(address=written[:80])
    return address


def _keep_password(mailbox: Mailbox, password: str | None) -> list[str]:
    if password is None or (not password and not mailbox.imap_secret):
        return []
    mailbox.imap_secret = seal_secret(password) if password else ""
    return ["imap_secret"]


def _begin_anew(mailbox: Mailbox, changed: list[str]) -> list[str]:
    mailbox.imap_trouble = ""
    if not ELSEWHERE & set(changed):
        return ["imap_trouble"]
    mailbox.imap_validity, mailbox.imap_last_uid = None, 0
    return ["imap_trouble", "imap_validity", "imap_last_uid"]


def _save(mailbox: Mailbox, changed: list[str]) -> None:
    """Only this is written: whoever reads the mailbox writes meanwhile how far."""
    try:
        with transaction.atomic():
            mailbox.save(update_fields=changed if mailbox.pk else None)
    except IntegrityError as twice:
        raise MailboxIsTaken(address=mailbox.address) from twice


def _fact(mailbox: Mailbox, changed: list[str], *, is_new: bool) -> Fact:
    if is_new:
        return MailboxOpened(mailbox=mailbox.pk, inbox=mailbox.inbox_id)
    return MailboxChanged(mailbox=mailbox.pk, inbox=mailbox.inbox_id, changed=tuple(sorted(changed)))
