"""The mailbox of an inbox: its addresses, and where its letters are fetched."""

from collections.abc import Sequence
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from firsthand.channels.email.actions import MailboxSettings, change_mailbox, try_mailbox
from firsthand.channels.email.models import Mailbox
from firsthand.channels.email.queries import aliases_of, mailbox_at
from firsthand.conversations.models import Inbox
from firsthand.conversations.queries import inboxes_visible_to
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, done, page, unless_refused
from firsthand.workspace.settings.inboxes import INBOXES
from firsthand.workspace.views.signed_in import AtDesk


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def mailbox(request: AtDesk, number: int) -> HttpResponse:
    """It is shown, tried, or kept; the password is never shown again."""
    inbox = get_object_or_404(inboxes_visible_to(request.representative), pk=number)
    old = mailbox_at(inbox)
    if request.method != "POST":
        return form(request, inbox, old, fields_of(old))

    def act() -> HttpResponse:
        if reading.is_on(request, "try"):
            return tried(request, inbox, old)
        change_mailbox(inbox, read(request), by=request.representative, at=timezone.now())
        return done(request, _("Letters to this address come to %(inbox)s.") % {"inbox": inbox.name}, back=INBOXES)

    return unless_refused(act, otherwise=partial(form, request, inbox, old, reading.written(request)))


def tried(request: AtDesk, inbox: Inbox, old: Mailbox | None) -> HttpResponse:
    """The form again, with what the server answered; what was typed stays, but for the password."""
    trial = try_mailbox(inbox, read(request), by=request.representative)
    works = _("The server lets us in, and the folder is there. Keep the settings to begin reading.")
    return form(
        request,
        inbox,
        old,
        reading.written(request),
        answer=trial.trouble or works,
        is_good=not trial.trouble,
        folders=trial.folders,
        status=422 if trial.trouble else 200,
    )


def form(
    request: AtDesk,
    inbox: Inbox,
    old: Mailbox | None,
    fields: dict[str, str],
    *,
    error: str = "",
    answer: str = "",
    is_good: bool = False,
    folders: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    return page(
        request,
        "mailbox",
        item="inboxes",
        status=422 if error else status,
        inbox=inbox,
        mailbox=old,
        fields=fields,
        afterwards=[(one.value, one.label) for one in Mailbox.Afterwards],
        folders=folders,
        has_password=bool(old and old.imap_secret),
        answer=answer,
        is_good=is_good,
        error=error,
    )


def read(request: AtDesk) -> MailboxSettings:
    """What was written; an empty password field keeps the one before."""
    return MailboxSettings(
        address=reading.words(request, "address"),
        sender_name=reading.words(request, "sender_name"),
        host=reading.words(request, "host"),
        port=reading.number(request, "port"),
        user=reading.words(request, "user"),
        password=request.POST.get("password") or None,
        folder=reading.words(request, "folder"),
        is_tls=reading.is_on(request, "is_tls"),
        afterwards=reading.one_of(request, "afterwards", among=Mailbox.Afterwards.values),
        moves_to=reading.words(request, "moves_to"),
        aliases=tuple(reading.words(request, "aliases").replace(",", " ").split()),
    )


def fields_of(mailbox: Mailbox | None) -> dict[str, str]:
    """A mailbox as the form shows it."""
    shown = mailbox or Mailbox()
    fields = {
        "address": shown.address,
        "sender_name": shown.sender_name,
        "host": shown.imap_host,
        "port": str(shown.imap_port),
        "user": shown.imap_user,
        "folder": shown.imap_folder,
        "afterwards": shown.imap_afterwards,
        "moves_to": shown.imap_moves_to,
        "aliases": "\n".join(aliases_of(mailbox)),
    }
    return fields | ({"is_tls": "on"} if shown.imap_is_tls else {})
