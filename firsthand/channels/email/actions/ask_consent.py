"""A mailbox's owner is asked to let us in, and has answered (OAuth 2.0 with PKCE: RFC 6749 4.1, RFC 7636)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.consent.asking import NoAnswer, ask
from firsthand.channels.email.consent.endpoints import endpoints, question
from firsthand.channels.email.consent.tokens import NoTokenNow, keep_tokens, who_we_are
from firsthand.channels.email.facts import ConsentGiven, ConsentTakenBack, MailboxChanged
from firsthand.channels.email.models import Consent, Mailbox, consent_of
from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.kit.secrets import open_secret, seal_secret
from firsthand.kit.text import one_line
from firsthand.kit.tokens import fingerprint, unguessable
from firsthand.team.rules.permissions import must_administer

WITHIN = timedelta(minutes=15)


class ClientIsMissing(Refused):
    words = _("Say the client id under which the provider knows this installation.")


class EndpointIsWrong(Refused):
    words = _("“{url}” is no address of a provider; it begins with https://.")


class AnswerIsUnknown(Refused):
    words = _("This answer belongs to no question of ours, or came too late. Ask again.")


class ConsentIsRefused(Refused):
    words = _("The provider did not let us in: {why}")


@dataclass(frozen=True, kw_only=True)
class ConsentSettings:
    """As whom we ask, and whom; the secret is None to keep the one before."""

    provider: str = Consent.Provider.GOOGLE
    client_id: str = ""
    client_secret: str | None = None
    tenant: str = ""
    ask_at: str = ""
    tokens_at: str = ""
    scope: str = ""


@transaction.atomic
def keep_consent_settings(mailbox: Mailbox, settings: ConsentSettings, *, by: Acts, at: datetime) -> Consent:
    """The next question is asked so; tokens that were given to another client are forgotten.

    Raises OnlyAdministratorsMay, ClientIsMissing, EndpointIsWrong.
    """
    must_administer(by)
    consent = consent_of(mailbox) or Consent(mailbox=mailbox)
    changed = _set(consent, settings)
    if changed:
        consent.save()
        names = tuple(f"consent_{name}" for name in changed)
        record(MailboxChanged(mailbox=mailbox.pk, inbox=mailbox.inbox_id, changed=names), by=by, at=at)
    return consent


def _set(consent: Consent, settings: ConsentSettings) -> list[str]:
    said = _checked(settings)
    changed = [name for name, value in said.items() if getattr(consent, name) != value]
    if changed:
        consent.refresh_token = consent.access_token = ""
    if {"provider", "tokens_at", "client_id"} & set(changed):
        consent.client_secret = ""  # it goes only where it was given for
    for name in changed:
        setattr(consent, name, said[name])
    if settings.client_secret is not None:
        consent.client_secret = seal_secret(settings.client_secret) if settings.client_secret else ""
        changed.append("client_secret")
    return changed


def _checked(settings: ConsentSettings) -> dict[str, str]:
    provider = Consent.Provider(settings.provider).value
    said = {
        "provider": provider,
        "client_id": one_line(settings.client_id, at_most=300),
        "tenant": one_line(settings.tenant, at_most=100) if provider == Consent.Provider.MICROSOFT else "",
    }
    if not said["client_id"]:
        raise ClientIsMissing
    if provider != Consent.Provider.OTHER:
        return said | dict.fromkeys(("ask_at", "tokens_at", "scope"), "")
    places = {"ask_at": _an_endpoint(settings.ask_at), "tokens_at": _an_endpoint(settings.tokens_at)}
    return said | places | {"scope": one_line(settings.scope, at_most=500)}


def _an_endpoint(written: str) -> str:
    url = one_line(written, at_most=500)
    place = urlsplit(url)
    # http alone reaches nobody outside: `must_be_outside` is asked again when it is called.
    if place.scheme not in {"https", "http"} or not place.hostname or place.username:
        raise EndpointIsWrong(url=url)
    return url


def ask_consent(consent: Consent, *, back: str, by: Acts, at: datetime) -> str:
    """The address at which the owner is asked; the answer is good once, for a quarter of an hour.

    Raises OnlyAdministratorsMay.
    """
    must_administer(by)
    state, verifier = unguessable(), unguessable() + unguessable()
    consent.state, consent.verifier, consent.asked_until = fingerprint(state), seal_secret(verifier), at + WITHIN
    consent.save(update_fields=["state", "verifier", "asked_until"])
    return question(consent, state=state, verifier=verifier, back=back)


def complete_consent(*, state: str, code: str, refused: str, back: str, by: Acts, at: datetime) -> Mailbox:
    """We are let in from now on. Raises OnlyAdministratorsMay, AnswerIsUnknown, ConsentIsRefused, NoTokenNow."""
    must_administer(by)
    consent, verifier = _asked(state, at=at)
    if refused or not code:
        raise ConsentIsRefused(why=refused or "–")
    said = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
    try:
        answer = ask(endpoints(consent).tokens_at, said | who_we_are(consent))
    except NoAnswer as silence:
        raise NoTokenNow(why=str(silence)) from silence
    if not answer.get("access_token") or not (answer.get("refresh_token") or consent.refresh_token):
        raise ConsentIsRefused(
            why=str(answer.get("error_description") or answer.get("error") or "no refresh token")[:200]
        )
    _keep(consent, answer, by=by, at=at)
    return consent.mailbox


@transaction.atomic
def _asked(state: str, *, at: datetime) -> tuple[Consent, str]:
    """The question that is answered, and its verifier: used up, whatever comes of it."""
    asked = Consent.objects.select_for_update(of=("self",)).select_related("mailbox__inbox")
    consent = asked.filter(state=fingerprint(state), asked_until__gte=at).first() if state else None
    if consent is None:
        raise AnswerIsUnknown
    verifier = open_secret(consent.verifier)
    consent.state, consent.verifier, consent.asked_until = "", "", None
    consent.save(update_fields=["state", "verifier", "asked_until"])
    return consent, verifier


@transaction.atomic
def _keep(consent: Consent, answer: dict[str, object], *, by: Acts, at: datetime) -> None:
    keep_tokens(consent, answer, at=at)
    consent.given_at = at
    consent.save(update_fields=["given_at"])
    # The reader rests after a refusal; it looks at once when the trouble is gone.
    Mailbox.objects.filter(pk=consent.mailbox_id).update(imap_trouble="")
    record(ConsentGiven(mailbox=consent.mailbox_id, inbox=consent.mailbox.inbox_id), by=by, at=at)


@transaction.atomic
def take_consent_back(consent: Consent, *, by: Acts, at: datetime) -> None:
    """We forget the tokens, and sign in by password again. Raises OnlyAdministratorsMay."""
    must_administer(by)
    consent.delete()
    record(ConsentTakenBack(mailbox=consent.mailbox_id, inbox=consent.mailbox.inbox_id), by=by, at=at)
