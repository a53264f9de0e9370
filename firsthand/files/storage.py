"""Bytes in a folder, under their own fingerprint, on disk before anybody is told so."""

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings


def keep(content: bytes) -> str:
    """The bytes are on disk and survive a power cut; returns their SHA-256."""
    fingerprint = hashlib.sha256(content).hexdigest()
    place = _place(fingerprint)
    if place.exists():
        # Whoever wrote them may have been cut off between the name and its folder's way to the disk.
        _sync_folder(place.parent)
    else:
        _write(content, to=place)
    return fingerprint


def read(fingerprint: str) -> bytes:
    """The bytes that were kept under this fingerprint."""
    return _place(fingerprint).read_bytes()


def read_part(fingerprint: str, *, start: int, length: int) -> bytes:
    """So many of the bytes from there on, fewer at the end."""
    with _place(fingerprint).open("rb") as kept:
        kept.seek(start)
        return kept.read(length)


def _place(fingerprint: str) -> Path:
    return Path(settings.FILES_FOLDER) / fingerprint[:2] / fingerprint[2:4] / fingerprint


def _write(content: bytes, *, to: Path) -> None:
    _make_folder(to.parent)
    # Another writer of the same bytes may be here too: each writes its own file, and the rename is atomic.
    draft = to.with_name(f"{to.name}.{secrets.token_hex(4)}")
    with draft.open("xb") as new:
        new.write(content)
        new.flush()
        os.fsync(new.fileno())
    draft.replace(to)
    _sync_folder(to.parent)


def _make_folder(folder: Path) -> None:
    if folder.exists():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    # A new name is durable only when its folder is (fsync(2), POSIX).
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
