"""How Django's own mails (sign-in, invitations, notices) leave: by the same server as answers to customers."""

from typing import Any
from urllib.parse import unquote, urlsplit


def mail_settings(url: str) -> dict[str, Any]:
    """Django's settings for `FIRSTHAND_SMTP_URL`: smtp://, smtp+tls://, smtps:// or a folder as file://."""
    server = urlsplit(url)
    if server.scheme == "file":
        return {"EMAIL_BACKEND": "firsthand.run.mail_files.LetterFiles"}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": server.hostname or "localhost",
        "EMAIL_PORT": server.port or (465 if server.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(server.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(server.password or ""),
        "EMAIL_USE_SSL": server.scheme == "smtps",
        "EMAIL_USE_TLS": server.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 20,
    }
