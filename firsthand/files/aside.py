"""Bytes that somebody may still send: laid aside for a while, apart from those that are kept for good."""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings

from firsthand.kit.tokens import unguessable

# Of all that lies aside together: whoever brings files and never sends them fills no disk.
MOST = 2 * 1024**3  # bytes
NAME = re.compile(r"[A-Za-z0-9_-]{16,64}")


def lay_aside(content: bytes) -> str:
    """They can be taken up again by this name, which nobody guesses; an empty one where too much lies aside already."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    if len(content) + sum(one.stat().st_size for one in _all(folder)) > MOST:
        return ""
    name = unguessable()
    (folder / name).write_bytes(content)
    return name


def taken_up(name: str) -> bytes | None:
    """The bytes of this name; None where they were forgotten meanwhile."""
    with suppress(FileNotFoundError):
        return (_folder() / name).read_bytes() if NAME.fullmatch(name) else None
    return None


def forget_aside(*, before: datetime) -> None:
    """What was laid aside before then is gone; no bytes of it are anybody's, so nothing is lost that was sent."""
    for one in _all(_folder()):
        with suppress(FileNotFoundError):
            if one.stat().st_mtime < before.timestamp():
                one.unlink()


def _folder() -> Path:
    return Path(settings.FILES_FOLDER) / "aside"


def _all(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.exists() else []
