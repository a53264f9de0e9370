"""How each provider signs its calls, and who of anymail reads them."""

import warnings
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from anymail.exceptions import AnymailInsecureWebhookWarning, AnymailNotSupportedWarning
from django.http import HttpRequest

from firsthand.channels.email.models import Hook
from firsthand.kit.secrets import open_secret

# Nobody calls without the token in our address, so there is no call that is open to anyone on the web.
warnings.filterwarnings("ignore", category=AnymailInsecureWebhookWarning)
warnings.filterwarnings("ignore", category=AnymailNotSupportedWarning)

Provider = Hook.Provider


@dataclass(frozen=True)
class Caller:
    """The classes of anymail for one provider, and under which name each wants the secret; empty: it signs nothing."""

    module: str
    letters: str
    events: str
    letters_secret: str = ""
    events_secret: str = ""
    needs_secret: bool = False
    names_url: bool = False  # what is signed holds the address that was called


CALLERS = {
    Provider.BREVO: Caller(
        "brevo", "BrevoInboundWebhookView", "BrevoTrackingWebhookView", "api_key", needs_secret=True
    ),
    Provider.MAILERSEND: Caller(
        "mailersend",
        "MailerSendInboundWebhookView",
        "MailerSendTrackingWebhookView",
        "inbound_secret",
        "signing_secret",
        needs_secret=True,
    ),
    Provider.MAILGUN: Caller(
        "mailgun",
        "MailgunInboundWebhookView",
        "MailgunTrackingWebhookView",
        "webhook_signing_key",
        "webhook_signing_key",
        needs_secret=True,
    ),
    Provider.MAILJET: Caller("mailjet", "MailjetInboundWebhookView", "MailjetTrackingWebhookView"),
    Provider.MANDRILL: Caller(
        "mandrill",
        "MandrillCombinedWebhookView",
        "MandrillCombinedWebhookView",
        "webhook_key",
        "webhook_key",
        needs_secret=True,
        names_url=True,
    ),
    Provider.POSTAL: Caller(
        "postal",
        "PostalInboundWebhookView",
        "PostalTrackingWebhookView",
        "webhook_key",
        "webhook_key",
        needs_secret=True,
    ),
    Provider.POSTMARK: Caller("postmark", "PostmarkInboundWebhookView", "PostmarkTrackingWebhookView"),
    Provider.SENDGRID: Caller(
        "sendgrid",
        "SendGridInboundWebhookView",
        "SendGridTrackingWebhookView",
        events_secret="tracking_webhook_verification_key",  # noqa: S106  # a name
    ),
    Provider.SPARKPOST: Caller("sparkpost", "SparkPostInboundWebhookView", "SparkPostTrackingWebhookView"),
}


def reader_of_letters(hook: Hook, *, url: str) -> Any:
    """What of anymail checks and reads letters of this hook."""
    caller = CALLERS[Provider(hook.provider)]
    return _reader(hook, caller, caller.letters, caller.letters_secret, url=url)


def reader_of_events(hook: Hook, *, url: str) -> Any:
    """What of anymail checks and reads what became of our letters."""
    caller = CALLERS[Provider(hook.provider)]
    return _reader(hook, caller, caller.events, caller.events_secret, url=url)


def _reader(hook: Hook, caller: Caller, name: str, secret: str, *, url: str) -> Any:
    kind = getattr(import_module(f"anymail.webhooks.{caller.module}"), name)
    given = {secret: open_secret(hook.secret)} if secret and hook.secret else {}
    if caller.names_url:
        given["webhook_url"] = url
    return kind(**given)


def signed_at(hook: Hook, request: HttpRequest) -> str:
    """When the call was signed, in seconds, where the provider says so under its signature; else empty."""
    match hook.provider:
        case Provider.MAILGUN:
            return request.POST.get("timestamp", "") or _signature_block(request)
        case Provider.SENDGRID:
            return request.headers.get("X-Twilio-Email-Event-Webhook-Timestamp", "")
    return ""


def _signature_block(request: HttpRequest) -> str:
    import json

    try:
        return str(json.loads(request.body)["signature"]["timestamp"])
    except (ValueError, KeyError, TypeError):
        return ""
