"""The token with which we are let in just now, fetched anew before it expires."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.consent.asking import NoAnswer, ask
from firsthand.channels.email.consent.endpoints import endpoints
from firsthand.channels.email.models.consent import Consent
from firsthand.kit.errors import Refused
from firsthand.kit.secrets import SecretIsLost, open_secret, seal_secret

# Where the endpoint does not say how long a token holds (RFC 6749 5.1).
USUAL = 3600  # seconds
GONE = {"invalid_grant", "invalid_client", "unauthorized_client"}


class ConsentIsWithdrawn(Refused):
    words = _(
        "The provider lets us in no more ({why}). Whoever owns the mailbox must consent again: “Sign in with the provider”."
    )


class NoTokenNow(Refused):
    words = _("The provider gives no token just now: {why}")


def token_for(consent: Consent, *, at: datetime) -> str:
    """The access token, which holds for some minutes yet. Raises ConsentIsWithdrawn, NoTokenNow."""
    if consent.withdrawn_at or not consent.refresh_token:
        raise ConsentIsWithdrawn(why="–")
    if not consent.is_fresh(at=at):
        consent = _refreshed(consent, at=at)
    try:
        return open_secret(consent.access_token)
    except SecretIsLost as lost:
        raise ConsentIsWithdrawn(why="FIRSTHAND_SECRET_KEY") from lost


def _refreshed(consent: Consent, *, at: datetime) -> Consent:
    """One process fetches it, the others find it: some providers give each refresh token only once."""
    with transaction.atomic():
        now = Consent.objects.select_for_update().get(pk=consent.pk)
        if now.is_fresh(at=at):
            return now
        answer = _ask(now)
        if "access_token" in answer:
            keep_tokens(now, answer, at=at)
            return now
    why = str(answer.get("error_description") or answer.get("error") or "?")[:200]
    if answer.get("error") not in GONE:
        raise NoTokenNow(why=why)
    Consent.objects.filter(pk=consent.pk, refresh_token=now.refresh_token).update(withdrawn_at=at)
    raise ConsentIsWithdrawn(why=why)


def _ask(consent: Consent) -> dict[str, Any]:
    said = {"grant_type": "refresh_token", "refresh_token": open_secret(consent.refresh_token)}
    try:
        return ask(endpoints(consent).tokens_at, said | who_we_are(consent))
    except NoAnswer as silence:
        raise NoTokenNow(why=str(silence)) from silence


def who_we_are(consent: Consent) -> dict[str, str]:
    """As whom we are registered at the provider; a public client has no secret (RFC 6749 2.1)."""
    secret = {"client_secret": open_secret(consent.client_secret)} if consent.client_secret else {}
    return {"client_id": consent.client_id} | secret


def keep_tokens(consent: Consent, answer: dict[str, Any], *, at: datetime) -> None:
    """The tokens are kept, sealed; a refresh token that is not given anew stays (RFC 6749 6)."""
    consent.access_token = seal_secret(str(answer["access_token"]))
    if answer.get("refresh_token"):
        consent.refresh_token = seal_secret(str(answer["refresh_token"]))
    consent.expires_at = at + timedelta(seconds=_seconds(answer.get("expires_in")))
    consent.withdrawn_at = None
    consent.save(update_fields=["access_token", "refresh_token", "expires_at", "withdrawn_at"])


def _seconds(said: object) -> int:
    """Some endpoints write the number as text."""
    try:
        return min(max(int(str(said)), 0), 10 * 86_400)
    except ValueError:
        return USUAL


def forget_token(consent: Consent) -> None:
    """The server refused it: the next attempt fetches another one."""
    Consent.objects.filter(pk=consent.pk).update(expires_at=None)
