"""What `firsthand check` tries: each returns a sentence, or raises why not."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection
from django.db import connection
from django.utils.functional import Promise

from firsthand.kit.errors import Refused
from firsthand.run.serving.preparing import has_unapplied


class MailIsRefused(Refused):
    words: str | Promise = "{server} does not take our mail: {why}"


def try_settings() -> str:
    """They are understood, and safe enough to serve with."""
    wrong = [problem for problem in checks.run_checks() if problem.is_serious()]
    if wrong:
        raise ImproperlyConfigured(" ".join(problem.msg for problem in wrong))
    return f"understood; this installation lies in {settings.DATA} and is found on {settings.BASE_URL}."


def try_database() -> str:
    """It answers, can be written, and has the tables of this version."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE firsthand_check (id integer)")
        cursor.execute("DROP TABLE firsthand_check")
    tables = "its tables are made at the next start" if has_unapplied() else "its tables are of this version"
    return f"{connection.display_name} answers and can be written; {tables}."


def try_mail() -> str:
    """The server for outgoing mail answers and lets us in."""
    if not settings.SMTP_URL:
        return "FIRSTHAND_SMTP_URL is not set, so answers cannot leave the house yet."
    server = urlsplit(settings.SMTP_URL).hostname or settings.SMTP_URL
    try:
        with get_connection(fail_silently=False):
            return f"{server} takes our mail."
    except OSError as trouble:  # of the network and of SMTP alike
        raise MailIsRefused(server=server, why=trouble.strerror or trouble) from trouble


def try_storage() -> str:
    """A file can be written where attachments and raw mail are kept."""
    folder = Path(settings.FILES_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        file.write(b"tried")
        file.flush()
    return f"files can be written in {folder}."


TRIALS: dict[str, Callable[[], str]] = {
    "settings": try_settings,
    "database": try_database,
    "mail": try_mail,
    "storage": try_storage,
}
