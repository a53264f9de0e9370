"""For trials: what the house itself mails lies in a folder, beside the answers to customers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class LetterFiles(BaseEmailBackend):
    """Each mail is a file of its own, `.eml` as any mail program opens it, and complete as soon as it can be seen."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.folder = Path(unquote(urlsplit(settings.SMTP_URL).path))

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many are there now."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for one in email_messages:
            draft = self.folder / f".{uuid4().hex}"
            draft.write_bytes(one.message().as_bytes())
            draft.replace(self.folder / f"{draft.name[1:]}.eml")
        return len(email_messages)
