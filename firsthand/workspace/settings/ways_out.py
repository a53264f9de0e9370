"""How a mailbox's letters leave: by which server, and how many at a time."""

from functools import partial

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from firsthand.channels.email.actions import WayOutSettings, change_way_out, try_way_out
from firsthand.channels.email.models import Mailbox, WayOut, way_out_of
from firsthand.channels.email.queries import queue_of
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, done, page, unless_refused
from firsthand.workspace.settings.found import mailbox_of
from firsthand.workspace.views.signed_in import AtDesk

NUMBERS = ("a_minute", "an_hour", "a_day")


@sensitive_post_parameters("password", "key")
@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def way_out(request: AtDesk, number: int) -> HttpResponse:
    """It is shown, tried, or kept; the password is never shown again."""
    mailbox = mailbox_of(request, number)
    if request.method != "POST":
        return form(request, mailbox, fields_of(way_out_of(mailbox)))

    def act() -> HttpResponse:
        if reading.is_on(request, "try"):
            return tried(request, mailbox)
        change_way_out(mailbox, read(request), by=request.representative, at=timezone.now())
        return done(request, _("Letters leave so from now on."), back=request.path)

    return unless_refused(act, otherwise=partial(form, request, mailbox, reading.written(request)))


def tried(request: AtDesk, mailbox: Mailbox) -> HttpResponse:
    """The form again, with what the server answered; what was typed stays, but for the password."""
    trouble = try_way_out(mailbox, read(request), by=request.representative)
    works = _("The server lets us in. Keep the settings to send by it.")
    if reading.words(request, "kind") == WayOut.Kind.PROVIDER:
        works = _("The provider has taken a letter to you. When it has arrived, keep the settings.")
    fields = reading.written(request)
    status = 422 if trouble else 200
    return form(request, mailbox, fields, answer=trouble or works, is_good=not trouble, status=status)


def form(
    request: AtDesk,
    mailbox: Mailbox,
    fields: dict[str, str],
    *,
    error: str = "",
    answer: str = "",
    is_good: bool = False,
    status: int = 200,
) -> HttpResponse:
    return page(
        request,
        "way_out",
        item="inboxes",
        status=422 if error else status,
        inbox=mailbox.inbox,
        mailbox=mailbox,
        fields=fields,
        kinds=[(one.value, one.label) for one in WayOut.Kind],
        safeties=[(one.value, one.label) for one in WayOut.Safety],
        providers=[("", _("Choose one")), *((one.value, one.label) for one in WayOut.Carrier)],
        regions=[(one.value, one.label) for one in WayOut.Region],
        # Asked anew: what was only tried is no less the mailbox's way out as long as this request lives.
        has_password=WayOut.objects.filter(mailbox=mailbox).exclude(secret="").exists(),
        queue=queue_of(mailbox, at=timezone.now()),
        answer=answer,
        is_good=is_good,
        error=error,
    )


def read(request: AtDesk) -> WayOutSettings:
    """What was written; an empty password or key keeps the one before, an empty limit is none."""
    kind = reading.one_of(request, "kind", among=WayOut.Kind.values)
    user, password = ("key_user", "key") if kind == WayOut.Kind.PROVIDER else ("user", "password")
    return WayOutSettings(
        kind=kind,
        host=reading.words(request, "host"),
        port=reading.number(request, "port"),
        safety=reading.one_of(request, "safety", among=WayOut.Safety.values),
        provider=reading.one_of(request, "provider", among=["", *WayOut.Carrier.values]),
        region=reading.one_of(request, "region", among=WayOut.Region.values),
        user=reading.words(request, user),
        password=request.POST.get(password) or None,
        a_minute=reading.number(request, "a_minute") or None,
        an_hour=reading.number(request, "an_hour") or None,
        a_day=reading.number(request, "a_day") or None,
    )


def fields_of(way: WayOut) -> dict[str, str]:
    """A way out as the form shows it."""
    fields = {
        name: str(getattr(way, name)) for name in ("kind", "host", "port", "safety", "provider", "region", "user")
    }
    fields["key_user"] = fields["user"] if way.is_by_provider else ""
    return fields | {name: str(getattr(way, name) or "") for name in NUMBERS}
