"""Where this installation keeps its things, and the secret it signs with."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def data_folder() -> Path:
    """The folder of this installation, made when it is missing (`FIRSTHAND_DATA`, else `var/dev`)."""
    folder = Path(os.environ.get("FIRSTHAND_DATA") or "var/dev").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The key that signs sessions and links: given by the environment, else made once and kept in the folder."""
    if given := os.environ.get("FIRSTHAND_SECRET_KEY"):
        return given
    kept = folder / "secret.key"
    if not kept.exists():
        _keep_new_secret(kept)
    return kept.read_text()


def _keep_new_secret(kept: Path) -> None:
    """Written whole before it has its name: several processes may begin at the same moment, and all take the first."""
    unfinished = kept.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
        new.write(secrets.token_urlsafe(50))
        new.flush()
        os.fsync(new.fileno())
    with suppress(FileExistsError):
        os.link(unfinished, kept)
    unfinished.unlink()


def whole_number(name: str, *, default: int) -> int:
    """The number that a variable gives. Raises ImproperlyConfigured with a sentence."""
    given = os.environ.get(name) or str(default)
    if not given.isdecimal():
        raise ImproperlyConfigured(f"{name} is a whole number, not “{given}”.")
    return int(given)
