"""Letters are handed to the next mail server, or laid into a folder where there is none (`FIRSTHAND_SMTP_URL`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext as _

from firsthand.channels.email.sending.trouble import NotYet


@dataclass(frozen=True)
class Receipt:
    """Who is being delivered to, and the server's words about everybody else."""

    taken: tuple[str, ...]
    refused: Mapping[str, str] = field(default_factory=dict)
    later: Mapping[str, str] = field(default_factory=dict)


def post(letter: bytes, *, sender: str, to: Sequence[str]) -> Receipt:
    """The next server has the letter for those who were taken. An empty sender is the null sender (RFC 5321 4.5.5).

    Raises `NotYet` and `Never` when it has it for nobody.
    """
    server = urlsplit(settings.SMTP_URL)
    if server.scheme == "file":
        return _lay(letter, into=Path(server.path), to=to)
    if not server.hostname:
        raise NotYet(_("No outgoing mail server is set (FIRSTHAND_SMTP_URL)."))
    from firsthand.channels.email.sending.hand_over import hand_over

    return hand_over(letter, server=server, sender=sender, to=to)


def _lay(letter: bytes, *, into: Path, to: Sequence[str]) -> Receipt:
    """For the demo and for trials: the letter is a file, complete as soon as it can be seen."""
    try:
        into.mkdir(parents=True, exist_ok=True)
        draft = into / f".{uuid4().hex}"
        draft.write_bytes(letter)
        draft.replace(into / f"{draft.name[1:]}.eml")
    except OSError as trouble:
        raise NotYet(str(trouble)) from trouble
    return Receipt(taken=tuple(to))
