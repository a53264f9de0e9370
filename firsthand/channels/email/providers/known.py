"""A table of providers, from what each tells its own users (November 2026). Pure."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

Words = str | Promise

TWO_STEPS = later(
    "Their own password is refused to programs: switch on two-step verification, make an “app password”, and use that."
)
IMAP_FIRST = later("First allow IMAP in the settings of the mailbox, else the server refuses even the right password.")
CONSENT = later("Passwords are refused altogether: sign in with the provider instead (below).")


@dataclass(frozen=True, kw_only=True)
class Provider:
    """One provider; `domains` are those of its addresses, `servers` the ends of its MX and SMTP hosts."""

    code: str
    name: str
    domains: tuple[str, ...]
    servers: tuple[str, ...]
    imap: str
    smtp: str
    port: int = 587
    terms: tuple[str, ...] = ()  # of SPF
    selectors: tuple[str, ...] = ()  # of DKIM, where the provider uses the same for everybody
    hint: Words = ""
    consent: str = ""  # which way of signing in with the provider
    a_minute: int | None = None
    a_day: int | None = None

    @property
    def safety(self) -> str:
        """How its SMTP server is spoken to."""
        return "tls" if self.port == 465 else "starttls"


PROVIDERS = (
    Provider(
        code="google",
        name="Gmail, Google Workspace",
        domains=("gmail.com", "googlemail.com"),
        servers=("google.com", "googlemail.com", "gmail.com"),
        imap="imap.gmail.com",
        smtp="smtp.gmail.com",
        terms=("include:_spf.google.com",),
        selectors=("google",),
        hint=TWO_STEPS,
        consent="google",
        a_day=500,
    ),
    Provider(
        code="microsoft",
        name="Microsoft 365, Outlook.com",
        domains=("outlook.com", "hotmail.com", "live.com", "msn.com", "outlook.it"),
        servers=("protection.outlook.com", "office365.com", "outlook.com"),
        imap="outlook.office365.com",
        smtp="smtp.office365.com",
        terms=("include:spf.protection.outlook.com",),
        selectors=("selector1", "selector2"),
        hint=CONSENT,
        consent="microsoft",
        a_minute=30,
        a_day=10_000,
    ),
    Provider(
        code="yahoo",
        name="Yahoo",
        domains=("yahoo.com", "yahoo.it", "yahoo.de", "yahoo.co.uk", "yahoo.fr", "ymail.com", "aol.com"),
        servers=("yahoodns.net", "mail.yahoo.com"),
        imap="imap.mail.yahoo.com",
        smtp="smtp.mail.yahoo.com",
        port=465,
        hint=TWO_STEPS,
        a_day=500,
    ),
    Provider(
        code="icloud",
        name="iCloud",
        domains=("icloud.com", "me.com", "mac.com"),
        servers=("mail.icloud.com", "mail.me.com"),
        imap="imap.mail.me.com",
        smtp="smtp.mail.me.com",
        terms=("include:icloud.com",),
        selectors=("sig1",),
        hint=TWO_STEPS,
        a_day=1000,
    ),
    Provider(
        code="fastmail",
        name="Fastmail",
        domains=("fastmail.com", "fastmail.fm"),
        servers=("messagingengine.com", "fastmail.com"),
        imap="imap.fastmail.com",
        smtp="smtp.fastmail.com",
        port=465,
        terms=("include:spf.messagingengine.com",),
        selectors=("fm1", "fm2", "fm3"),
        hint=TWO_STEPS,
    ),
    Provider(
        code="zoho",
        name="Zoho Mail",
        domains=("zoho.com", "zohomail.com"),
        servers=("zoho.com",),
        imap="imap.zoho.com",
        smtp="smtp.zoho.com",
        port=465,
        terms=("include:zohomail.com",),
        hint=IMAP_FIRST,
    ),
    Provider(
        code="zoho-eu",
        name="Zoho Mail (EU)",
        domains=("zoho.eu", "zohomail.eu"),
        servers=("zoho.eu",),
        imap="imap.zoho.eu",
        smtp="smtp.zoho.eu",
        port=465,
        terms=("include:zohomail.eu",),
        hint=IMAP_FIRST,
    ),
    Provider(
        code="gmx",
        name="GMX",
        domains=("gmx.de", "gmx.net", "gmx.at", "gmx.ch", "gmx.eu"),
        servers=("gmx.net",),
        imap="imap.gmx.net",
        smtp="mail.gmx.net",
        hint=IMAP_FIRST,
    ),
    Provider(
        code="gmx-com",
        name="GMX.com",
        domains=("gmx.com", "gmx.us", "gmx.co.uk"),
        servers=("gmx.com",),
        imap="imap.gmx.com",
        smtp="mail.gmx.com",
        hint=IMAP_FIRST,
    ),
    Provider(
        code="mail-ru",
        name="Mail.ru",
        domains=("mail.ru", "inbox.ru", "list.ru", "bk.ru", "internet.ru"),
        servers=("mail.ru",),
        imap="imap.mail.ru",
        smtp="smtp.mail.ru",
        port=465,
        terms=("include:_spf.mail.ru",),
        selectors=("mailru",),
        hint=TWO_STEPS,
    ),
    Provider(
        code="yandex",
        name="Yandex",
        domains=("yandex.ru", "yandex.com", "ya.ru", "yandex.by", "yandex.kz"),
        servers=("yandex.net", "yandex.ru", "yandex.com"),
        imap="imap.yandex.com",
        smtp="smtp.yandex.com",
        port=465,
        terms=("include:_spf.yandex.net",),
        selectors=("mail",),
        hint=IMAP_FIRST,
    ),
)
