"""Every setting of an installation: its name, what holds without it, and what it does. `docs/settings.md` is made of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    """One `FIRSTHAND_*` variable; `without` says in words what holds when it is not set."""

    name: str
    without: str
    sentence: str


VARIABLES = (
    Variable("FIRSTHAND_DATA", "var/dev", "The folder of the installation: database, files, keys."),
    Variable(
        "FIRSTHAND_BASE_URL", "http://127.0.0.1:8000", "The address at which people reach it; links in mails begin so."
    ),
    Variable(
        "FIRSTHAND_ALLOWED_HOSTS", "the host of the base URL, this machine", "Host names that are answered, by comma."
    ),
    Variable("FIRSTHAND_HTTP", "127.0.0.1:8000", "HOST:PORT at which pages are served."),
    Variable("FIRSTHAND_SMTP", "127.0.0.1:8025", "HOST:PORT at which mail is taken in."),
    Variable("FIRSTHAND_WORKERS", "1", "How many web processes serve; above 1 on PostgreSQL only."),
    Variable("FIRSTHAND_WEB_THREADS", "8", "How many requests one web process answers at once."),
    Variable(
        "FIRSTHAND_PROXIES",
        "none",
        "Addresses of proxies in front, whose word about the visitor's address is believed.",
    ),
    Variable("FIRSTHAND_SECRET_KEY", "made once, kept in `secret.key`", "Signs sessions, links and reply addresses."),
    Variable("FIRSTHAND_DATABASE_URL", "SQLite in the folder", "The database: `postgres://user:password@host/name`."),
    Variable(
        "FIRSTHAND_VALKEY_URL", "PostgreSQL's NOTIFY", "Carries live updates between processes: `valkey://host:6379`."
    ),
    Variable(
        "FIRSTHAND_SMTP_URL",
        "nothing can be sent",
        "The outgoing server: `smtp://`, `smtp+tls://` (STARTTLS), `smtps://`, or a folder as `file:///…`.",
    ),
    Variable(
        "FIRSTHAND_MAIL_FROM",
        "no-reply at the base URL's host",
        "The sender of the house's own mails (invitations, notices).",
    ),
    Variable(
        "FIRSTHAND_MAIL_DOMAINS",
        "the domains of the mailboxes",
        "Domains whose mail the inlet takes, by comma; `*` is every one.",
    ),
    Variable(
        "FIRSTHAND_DNS",
        "the machine's own",
        "Name servers that are asked who vouches for a letter, by comma, each with `@port` if need be; `off` asks nobody.",
    ),
    Variable(
        "FIRSTHAND_AUTHSERV_IDS",
        "none",
        "Names under which your own mail servers write Authentication-Results, by comma; what they say is believed in what "
        "is fetched by IMAP or brought by `FIRSTHAND_MAIL_RELAYS`.",
    ),
    Variable(
        "FIRSTHAND_MAIL_RELAYS",
        "none",
        "Addresses or networks of your own mail servers that pass mail on to the inlet, by comma.",
    ),
    Variable(
        "FIRSTHAND_ARC_SEALERS",
        "none",
        "Domains of forwarders whose ARC seals are believed, by comma.",
    ),
    Variable(
        "FIRSTHAND_SMTP_CERTIFICATE",
        "no STARTTLS",
        "A PEM file with key and certificate, with which the inlet offers STARTTLS.",
    ),
    Variable(
        "FIRSTHAND_PRIVATE_HOSTS",
        "none",
        "Names or addresses in private networks that may be called when somebody sets them up (a mail server), by comma.",
    ),
    Variable("FIRSTHAND_LOOK", "off", "Shows the living page of all parts at `/look/` (development)."),
    Variable("FIRSTHAND_DEBUG", "off", "Shows errors in the browser (development)."),
)


def page() -> str:
    """The page of all settings, in Markdown."""
    rows = "\n".join(f"| `{one.name}` | {one.sentence} | {one.without} |" for one in VARIABLES)
    return f"# Settings\n\nMade from `firsthand/run/variables.py`.\n\n| variable | what it does | without it |\n|---|---|---|\n{rows}\n"
