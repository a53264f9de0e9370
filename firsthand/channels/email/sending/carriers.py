"""Providers that carry letters over HTTPS: what each calls its key, where it is reached, and what SPF must say. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from firsthand.channels.email.models import WayOut

Carrier = WayOut.Carrier


@dataclass(frozen=True)
class Called:
    """One provider, as anymail speaks to it."""

    key: str = "api_key"
    user: str = ""  # what its public half is called, where the key has two
    europe: str = ""  # where accounts kept in Europe are reached
    terms: tuple[str, ...] = ()  # of SPF
    # What makes it keep our Message-ID.
    headers: Mapping[str, str] = field(default_factory=dict)


CALLED = {
    Carrier.BREVO: Called(terms=("include:spf.brevo.com",)),
    Carrier.MAILERSEND: Called(key="api_token", terms=("include:_spf.mailersend.net",)),
    Carrier.MAILGUN: Called(europe="https://api.eu.mailgun.net/v3", terms=("include:mailgun.org",)),
    Carrier.MAILJET: Called(key="secret_key", user="api_key", terms=("include:spf.mailjet.com",)),
    Carrier.MANDRILL: Called(terms=("include:spf.mandrillapp.com",)),
    Carrier.POSTMARK: Called(key="server_token", terms=("include:spf.mtasv.net",), headers={"X-PM-KeepID": "true"}),
    Carrier.RESEND: Called(terms=("include:amazonses.com",)),
    Carrier.SENDGRID: Called(europe="https://api.eu.sendgrid.com/v3/", terms=("include:sendgrid.net",)),
    Carrier.SPARKPOST: Called(europe="https://api.eu.sparkpost.com/api/v1/", terms=("include:_spf.sparkpostmail.com",)),
}
