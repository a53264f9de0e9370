"""A mailbox is tried the whole way: in, its folders, out, and a letter to itself and back."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from firsthand.channels.email.actions.change_mailbox import MailboxSettings
from firsthand.channels.email.actions.change_way_out import PasswordIsLost, WayOutSettings, way_out_tried
from firsthand.channels.email.actions.try_mailbox import mailbox_tried
from firsthand.channels.email.consent import ConsentIsWithdrawn, NoTokenNow
from firsthand.channels.email.imap.connection import TROUBLE, connected
from firsthand.channels.email.imap.put_away import take_away
from firsthand.channels.email.imap.words import in_words
from firsthand.channels.email.models import Mailbox, WayOut
from firsthand.channels.email.queries import mailbox_at
from firsthand.channels.email.sending.compose import Outgoing, compose
from firsthand.channels.email.sending.hand_over import hand_over, try_server
from firsthand.channels.email.sending.server import server_of
from firsthand.channels.email.sending.trouble import NotTaken
from firsthand.conversations.models import Inbox
from firsthand.journal.actor import Acts
from firsthand.kit.secrets import SecretIsLost
from firsthand.kit.tokens import unguessable
from firsthand.team.rules.permissions import must_administer

WAITS, LOOKS_EVERY = 20.0, 1.0  # seconds


@dataclass(frozen=True)
class Step:
    """What was tried, and what came of it: None where it was not tried."""

    name: str
    is_good: bool | None
    words: str


def try_connection(
    inbox: Inbox, mailbox_settings: MailboxSettings, way_settings: WayOutSettings, *, by: Acts, at: datetime
) -> list[Step]:
    """Each step with its words; after one that fails nothing further is tried in that direction. Nothing is kept.

    Raises OnlyAdministratorsMay, and what is wrong with the settings themselves.
    """
    must_administer(by)
    mailbox = mailbox_tried(inbox, mailbox_settings)
    way = way_out_tried(mailbox, way_settings)
    return list(_steps(inbox, mailbox, way, at=at))


def _steps(inbox: Inbox, mailbox: Mailbox, way: WayOut, *, at: datetime) -> Iterator[Step]:
    inward, folders = _inward(mailbox)
    yield Step(_("Sign in to read (IMAP)"), not inward, inward or _("The server lets us in."))
    yield Step(_("Its folders"), None if inward else True, "" if inward else _shown(folders))
    outward = _outward(way)
    yield Step(_("Sign in to send (SMTP)"), not outward, outward or _("The server lets us in."))
    if inward or outward:
        yield Step(_("A letter to itself and back"), None, _("Tried when both servers let us in."))
    elif (kept := mailbox_at(inbox)) and kept.imap_host:
        yield Step(
            _("A letter to itself and back"), None, _("Not tried: letters of this mailbox are being read already.")
        )
    else:
        yield _there_and_back(mailbox, way, at=at)


def _inward(mailbox: Mailbox) -> tuple[str, list[str]]:
    try:
        with connected(mailbox) as imap:
            return "", [one.name for one in imap.folder.list()]
    except TROUBLE as trouble:
        return in_words(trouble, mailbox=mailbox), []


def _shown(folders: list[str]) -> str:
    return ", ".join(folders[:8]) + (" …" if len(folders) > 8 else "")


def _outward(way: WayOut) -> str:
    try:
        return try_server(server_of(way))
    except (ConsentIsWithdrawn, NoTokenNow) as why:
        return why.sentence
    except SecretIsLost:
        return PasswordIsLost().sentence


def _there_and_back(mailbox: Mailbox, way: WayOut, *, at: datetime) -> Step:
    name, reference = _("A letter to itself and back"), f"{unguessable()}@{mailbox.domain}"
    try:
        hand_over(
            _letter(mailbox, reference, at=at), server=server_of(way), sender=mailbox.address, to=[mailbox.address]
        )
    except NotTaken as refused:
        return Step(name, False, _("It was not taken: {why}").format(why=refused))
    try:
        seconds = _back_after(mailbox, reference)
    except TROUBLE as trouble:
        return Step(name, False, in_words(trouble, mailbox=mailbox))
    if seconds is None:
        words = _(
            "It left, but did not come within {seconds} seconds. Look into the spam folder, and at the MX record."
        )
        return Step(name, False, words.format(seconds=round(WAITS)))
    return Step(name, True, _("It was back after {seconds} seconds.").format(seconds=round(seconds)))


def _letter(mailbox: Mailbox, reference: str, *, at: datetime) -> bytes:
    """Marked as a machine's, so that nobody answers it."""
    words = _("Firsthand sent this letter to see whether the mailbox works. It may be deleted.")
    return compose(
        Outgoing(
            reference=reference,
            sender=("Firsthand", mailbox.address),
            to=(("", mailbox.address),),
            reply_to=mailbox.address,
            subject=_("The mailbox is being tried"),
            text=words,
            at=at,
            is_automatic=True,
        )
    )


def _back_after(mailbox: Mailbox, reference: str) -> float | None:
    """How long it took until the letter lay in the folder, from which it is taken away again; None where it did not come."""
    began = time.monotonic()
    with connected(mailbox) as imap:
        while time.monotonic() - began < WAITS:
            found = imap.uids(f'HEADER Message-ID "<{reference}>"')
            for uid in found:
                take_away(imap, uid)
            if found:
                return time.monotonic() - began
            time.sleep(LOOKS_EVERY)
    return None
