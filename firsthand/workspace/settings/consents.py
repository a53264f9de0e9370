"""Signing in to a mailbox with its provider instead of a password."""

from functools import partial

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.channels.email.actions import (
    ConsentSettings,
    ask_consent,
    complete_consent,
    keep_consent_settings,
    take_consent_back,
)
from firsthand.channels.email.models import Consent, Mailbox, consent_of
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, done, page, unless_refused
from firsthand.workspace.settings.found import mailbox_of
from firsthand.workspace.views.signed_in import AtDesk

FIELDS = ("provider", "client_id", "tenant", "ask_at", "tokens_at", "scope")


@sensitive_post_parameters("client_secret")
@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def consent_page(request: AtDesk, number: int) -> HttpResponse:
    """As whom we ask is shown or kept; the secret is never shown again."""
    mailbox = mailbox_of(request, number)
    old = consent_of(mailbox)
    if request.method != "POST":
        return form(request, mailbox, old, {name: str(getattr(old or Consent(), name)) for name in FIELDS})

    def act() -> HttpResponse:
        keep_consent_settings(mailbox, read(request), by=request.representative, at=timezone.now())
        return done(request, _("Now sign in with the provider, as the owner of the mailbox."), back=request.path)

    return unless_refused(act, otherwise=partial(form, request, mailbox, old, reading.written(request)))


def form(
    request: AtDesk, mailbox: Mailbox, consent: Consent | None, fields: dict[str, str], *, error: str = ""
) -> HttpResponse:
    return page(
        request,
        "consent",
        item="inboxes",
        status=422 if error else 200,
        inbox=mailbox.inbox,
        mailbox=mailbox,
        consent=consent,
        fields=fields,
        providers=[(one.value, one.label) for one in Consent.Provider],
        has_secret=bool(consent and consent.client_secret),
        comes_back_to=back(),
        error=error,
    )


def read(request: AtDesk) -> ConsentSettings:
    """What was written; an empty secret keeps the one before."""
    return ConsentSettings(
        provider=reading.one_of(request, "provider", among=Consent.Provider.values),
        client_id=reading.words(request, "client_id"),
        client_secret=request.POST.get("client_secret") or None,
        tenant=reading.words(request, "tenant"),
        ask_at=reading.words(request, "ask_at"),
        tokens_at=reading.words(request, "tokens_at"),
        scope=reading.words(request, "scope"),
    )


@never_cache
@require_safe
@administrators_only
def departure(request: AtDesk, number: int) -> HttpResponse:
    """To the provider, who asks the owner of the mailbox."""
    consent = consent_of(mailbox_of(request, number))
    if consent is None:
        raise Http404
    return HttpResponseRedirect(ask_consent(consent, back=back(), by=request.representative, at=timezone.now()))


@never_cache
@require_safe
@administrators_only
def arrival(request: AtDesk) -> HttpResponse:
    """Back from the provider with its answer."""
    here = request.GET

    def act() -> str:
        mailbox = complete_consent(
            state=here.get("state", ""),
            code=here.get("code", ""),
            refused=(here.get("error_description") or here.get("error", ""))[:200],
            back=back(),
            by=request.representative,
            at=timezone.now(),
        )
        return _("The provider lets us into %(address)s.") % {"address": mailbox.address}

    return attempt(request, act, back=reverse("workspace:inboxes"))


@require_POST
@administrators_only
def withdrawal(request: AtDesk, number: int) -> HttpResponse:
    """We forget the tokens."""
    mailbox = mailbox_of(request, number)
    consent = consent_of(mailbox)

    def act() -> str:
        if consent is not None:
            take_consent_back(consent, by=request.representative, at=timezone.now())
        return _("The mailbox signs in by its password again.")

    return attempt(request, act, back=reverse("workspace:mailbox", args=[number]))


def back() -> str:
    """Where providers lead back to: the same for all mailboxes, for it is registered there by hand."""
    return f"{settings.BASE_URL}{reverse('workspace:consent-arrival')}"
