"""Providers that bring letters to a mailbox by calling us."""

from functools import partial

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.channels.email.actions import close_hook, open_hook
from firsthand.channels.email.models import Hook, Mailbox
from firsthand.kit.secrets import SecretIsLost, open_secret
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, done, page, unless_refused
from firsthand.workspace.settings.found import mailbox_of
from firsthand.workspace.views.signed_in import AtDesk


@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def hooks(request: AtDesk, number: int) -> HttpResponse:
    """All of a mailbox with their addresses, and a form for another."""
    mailbox = mailbox_of(request, number)
    if request.method != "POST":
        return listed(request, mailbox)

    def act() -> HttpResponse:
        provider = reading.one_of(request, "provider", among=Hook.Provider.values)
        secret = reading.words(request, "secret")
        open_hook(mailbox, provider=provider, secret=secret, by=request.representative, at=timezone.now())
        return done(request, _("Now give the provider these addresses."), back=request.path)

    return unless_refused(act, otherwise=partial(listed, request, mailbox))


def listed(request: AtDesk, mailbox: Mailbox, *, error: str = "") -> HttpResponse:
    return page(
        request,
        "hooks",
        item="inboxes",
        status=422 if error else 200,
        inbox=mailbox.inbox,
        mailbox=mailbox,
        hooks=[(hook, *addresses(hook)) for hook in Hook.objects.filter(mailbox=mailbox)],
        providers=[(one.value, one.label) for one in Hook.Provider],
        chosen=reading.words(request, "provider"),
        error=error,
    )


def addresses(hook: Hook) -> tuple[str, str]:
    """Where letters are brought, and where it is told what became of ours; empty when the key was lost."""
    try:
        token = open_secret(hook.token)
    except SecretIsLost:
        return "", ""
    letters, events = (reverse(f"email:hook-{name}", args=[token]) for name in ("letters", "events"))
    return f"{settings.BASE_URL}{letters}", f"{settings.BASE_URL}{events}"


@require_POST
@administrators_only
def closing(request: AtDesk, number: int, hook: int) -> HttpResponse:
    """This provider calls no more."""
    mailbox = mailbox_of(request, number)
    found = get_object_or_404(Hook.objects.select_related("mailbox"), mailbox=mailbox, pk=hook)

    def act() -> str:
        close_hook(found, by=request.representative, at=timezone.now())
        return _("Further calls of %(provider)s are refused.") % {"provider": found.get_provider_display()}

    return attempt(request, act, back=reverse("workspace:mailbox-hooks", args=[number]))
