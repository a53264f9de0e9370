"""Where the providers ask for consent and give tokens, as they document it. Pure."""

import base64
import hashlib
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from firsthand.channels.email.models.consent import Consent

MICROSOFT = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/{what}"
MICROSOFT_SCOPE = "offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send"


@dataclass(frozen=True)
class Endpoints:
    """The two addresses of a provider, what is asked for, and what else it wants said."""

    ask_at: str
    tokens_at: str
    scope: str
    more: tuple[tuple[str, str], ...] = ()


def endpoints(consent: Consent) -> Endpoints:
    """Those of the consent's provider."""
    match consent.provider:
        case Consent.Provider.GOOGLE:
            # A refresh token comes only for offline access, and again only when consent is asked again.
            return Endpoints(
                "https://accounts.google.com/o/oauth2/v2/auth",
                "https://oauth2.googleapis.com/token",
                "https://mail.google.com/",
                (("access_type", "offline"), ("prompt", "consent")),
            )
        case Consent.Provider.MICROSOFT:
            tenant = quote(consent.tenant or "common", safe="")
            ask, give = (MICROSOFT.format(tenant=tenant, what=what) for what in ("authorize", "token"))
            return Endpoints(ask, give, MICROSOFT_SCOPE, (("prompt", "select_account"),))
    return Endpoints(consent.ask_at, consent.tokens_at, consent.scope)


def question(consent: Consent, *, state: str, verifier: str, back: str) -> str:
    """The address at which the owner of the mailbox is asked (RFC 6749 4.1.1, RFC 7636 4.3)."""
    there = endpoints(consent)
    said = {
        "response_type": "code",
        "client_id": consent.client_id,
        "redirect_uri": back,
        "scope": there.scope,
        "state": state,
        "code_challenge": challenge(verifier),
        "code_challenge_method": "S256",
        "login_hint": consent.mailbox.imap_user or consent.mailbox.address,
    } | dict(there.more)
    return f"{there.ask_at}{'&' if '?' in there.ask_at else '?'}{urlencode(said)}"


def challenge(verifier: str) -> str:
    """What may be seen of the verifier (RFC 7636 4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
