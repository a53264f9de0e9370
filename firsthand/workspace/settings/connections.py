"""A mailbox is connected, guided: whose it is, its servers, the whole way tried, then kept."""

from functools import partial

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from firsthand.channels.email.actions import (
    MailboxSettings,
    Servers,
    Step,
    WayOutSettings,
    change_mailbox,
    change_way_out,
    find_servers,
    try_connection,
)
from firsthand.channels.email.models import Mailbox, WayOut, consent_of, way_out_of
from firsthand.channels.email.queries import mailbox_at
from firsthand.conversations.models import Inbox
from firsthand.conversations.queries import inboxes_visible_to
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, done, page, unless_refused
from firsthand.workspace.settings.inboxes import INBOXES
from firsthand.workspace.views.signed_in import AtDesk


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def connection(request: AtDesk, number: int) -> HttpResponse:
    """First the address, then its servers, each step tried and told in words."""
    inbox = get_object_or_404(inboxes_visible_to(request.representative), pk=number)
    if request.method != "POST":
        mailbox = mailbox_at(inbox)
        return form(request, inbox, {"address": mailbox.address if mailbox else ""})
    fields = reading.written(request)

    def again(*, error: str) -> HttpResponse:
        return form(request, inbox, fields, servers=find_servers(fields["address"]), error=error)

    return unless_refused(partial(answered, request, inbox), otherwise=again)


def answered(request: AtDesk, inbox: Inbox) -> HttpResponse:
    fields = reading.written(request)
    servers = find_servers(reading.words(request, "address"))
    if reading.is_on(request, "find"):
        return form(request, inbox, fields_of(servers, reading.words(request, "address")), servers=servers)
    inward, outward = settings_of(request, servers, mailbox_at(inbox))
    if reading.is_on(request, "try"):
        steps = try_connection(inbox, inward, outward, by=request.representative, at=timezone.now())
        return form(request, inbox, fields, servers=servers, steps=steps)
    with transaction.atomic():
        mailbox = change_mailbox(inbox, inward, by=request.representative, at=timezone.now())
        change_way_out(mailbox, outward, by=request.representative, at=timezone.now())
    return done(request, _("The mailbox is connected: letters come in and leave by it."), back=INBOXES)


def settings_of(request: AtDesk, servers: Servers, old: Mailbox | None) -> tuple[MailboxSettings, WayOutSettings]:
    """What was written, what the provider is known to want, and what was said before on the other pages."""
    before, provider = old or Mailbox(), servers.provider
    limits = way_out_of(old) if old else WayOut()
    user = reading.words(request, "user") or reading.words(request, "address")
    password = request.POST.get("password") or None
    inward = MailboxSettings(
        address=reading.words(request, "address"),
        host=reading.words(request, "imap"),
        port=reading.number(request, "imap_port", otherwise=993),
        user=user,
        password=password,
        is_tls=reading.number(request, "imap_port", otherwise=993) != 143,
        sender_name=before.sender_name,
        folder=before.imap_folder,
        afterwards=before.imap_afterwards,
        moves_to=before.imap_moves_to,
    )
    outward = WayOutSettings(
        kind=WayOut.Kind.OWN,
        host=reading.words(request, "smtp"),
        port=reading.number(request, "smtp_port", otherwise=587),
        safety=reading.one_of(request, "safety", among=WayOut.Safety.values),
        user=user,
        password=password,
        a_minute=limits.a_minute or (provider.a_minute if provider else None),
        an_hour=limits.an_hour,
        a_day=limits.a_day or (provider.a_day if provider else None),
    )
    return inward, outward


def form(
    request: AtDesk,
    inbox: Inbox,
    fields: dict[str, str],
    *,
    servers: Servers | None = None,
    steps: list[Step] | None = None,
    error: str = "",
) -> HttpResponse:
    mailbox = mailbox_at(inbox)
    failed = any(step.is_good is False for step in steps or ())
    return page(
        request,
        "connection",
        item="inboxes",
        status=422 if error or failed else 200,
        inbox=inbox,
        mailbox=mailbox,
        fields=fields,
        servers=servers,
        safeties=[(one.value, one.label) for one in WayOut.Safety],
        has_consent=bool(mailbox and (consent := consent_of(mailbox)) and consent.is_given),
        steps=steps,
        is_good=steps is not None and not failed,
        error=error,
    )


def fields_of(servers: Servers, address: str) -> dict[str, str]:
    said = {"address": address, "user": address, "imap": servers.imap, "imap_port": "993"}
    return said | {"smtp": servers.smtp, "smtp_port": str(servers.port), "safety": servers.safety}
