"""Letters are handed on: to the mailbox's own mail server or provider, or to the installation's server, or laid in a folder."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from django.conf import settings

from firsthand.channels.email.consent import ConsentIsWithdrawn, NoTokenNow
from firsthand.channels.email.models import WayOut
from firsthand.channels.email.sending.receipt import Receipt
from firsthand.channels.email.sending.server import Server, server_at, server_of
from firsthand.channels.email.sending.trouble import NotYet
from firsthand.kit.secrets import SecretIsLost
from firsthand.people.rules.failures import Why


def post(letter: bytes, *, sender: str, to: Sequence[str], way: WayOut | None = None) -> Receipt:
    """The next server has the letter for those who were taken. An empty sender is the null sender (RFC 5321 4.5.5).

    Raises `NotYet` and `Never` when it has it for nobody.
    """
    if way is not None and way.is_by_provider:
        return _by_provider(letter, way, to=to)
    house = urlsplit(settings.SMTP_URL)
    is_own = way is not None and way.kind == WayOut.Kind.OWN
    if not is_own and house.scheme == "file":
        return _lay(letter, into=Path(unquote(house.path)), to=to)
    server = _own(way) if way and is_own else server_at(settings.SMTP_URL)
    if server is None:
        raise NotYet(why=Why.NO_SERVER)
    from firsthand.channels.email.sending.hand_over import hand_over

    return hand_over(letter, server=server, sender=sender, to=to)


def _by_provider(letter: bytes, way: WayOut, *, to: Sequence[str]) -> Receipt:
    from firsthand.channels.email.sending.by_provider import hand_to_provider

    try:
        return hand_to_provider(letter, way=way, to=to)
    except SecretIsLost as lost:
        raise NotYet(why=Why.LOST_PASSWORD) from lost


def _own(way: WayOut) -> Server:
    try:
        return server_of(way)
    except (ConsentIsWithdrawn, NoTokenNow) as why:
        raise NotYet(why.sentence) from why
    except SecretIsLost as lost:
        raise NotYet(why=Why.LOST_PASSWORD) from lost


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
