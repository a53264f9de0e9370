"""What a file, a folder or an archive holds: each letter of it, always in the same order."""

import io
import re
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO, Any

from firsthand.channels.email.moving.mbox import LARGEST, begins_mbox, letters_in
from firsthand.kit.text import without_nulls

HEADED = re.compile(rb"(?:\s*[!-9;-~]{1,80}[ \t]*:|From )")
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tar.xz", ".txz")
PEEK = 4_096
LENGTH = re.compile(rb"\s*\d{1,15}\s*")
# Of a Maildir's letters in work and thrown away (https://cr.yp.to/proto/maildir.html): drafts and trash are not mail.
FLAGS = re.compile(r":2,([A-Za-z]*)$|;2,([A-Za-z]*)$|!2,([A-Za-z]*)$")
PASSED_OVER = re.compile(
    r"(?:^|/)(?:\.[^/]*|__MACOSX|dovecot[^/]*|maildirfolder|courier[^/]*|[^/]*\.(?:msf|dat|idx|index|db|lock))(?:/|$)"
)


@dataclass(frozen=True)
class Found:
    """A letter and where it stood; or, without one, why there is none."""

    place: str
    raw: bytes = b""
    trouble: str = ""


def letters_at(path: Path) -> Iterator[Found]:
    """Each letter in the file or folder. Raises `OSError` when there is no such thing.

    Names of files may be bytes of any charset; where a letter stood is told in letters that can be written down.
    """
    for found in _at(path):
        yield replace(found, place=without_nulls(found.place))


def _at(path: Path) -> Iterator[Found]:
    if path.is_dir():
        yield from _in_folder(path)
        return
    if is_archive(path):
        yield from _in_tar(path) if path.name.lower().endswith(TARS) else _in_zip(path)
    else:
        with path.open("rb") as file:
            yield from letters_of(file, place=path.name)


def is_archive(path: Path) -> bool:
    """Whether letters are packed in it."""
    name = path.name.lower()
    return path.is_file() and (name.endswith(TARS) or (name.endswith(".zip") and zipfile.is_zipfile(path)))


def letters_of(file: IO[bytes], *, place: str) -> Iterator[Found]:
    """Each letter of one open file: an mbox, a letter of Apple Mail, or a letter alone."""
    start = file.read(PEEK)
    rest = again(start, file)
    if begins_mbox(start):
        for number, raw in enumerate(letters_in(rest), start=1):
            yield Found(f"{place}#{number}", raw or b"", "" if raw is not None else "too-large")
        return
    raw = rest.read(LARGEST + 1)
    if len(raw) > LARGEST:
        yield Found(place, trouble="too-large")
    elif not raw.strip():
        yield Found(place, trouble="empty")
    else:
        yield _alone(raw, place=place)


def _alone(raw: bytes, *, place: str) -> Found:
    if place.lower().endswith(".emlx"):
        # Apple Mail writes the length of the letter before it, and a list of properties behind it.
        length, _, letter = raw.partition(b"\n")
        return Found(place, letter[: int(length)]) if LENGTH.fullmatch(length) else Found(place, trouble="no-letter")
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        return Found(place, trouble="outlook")
    return Found(place, raw) if HEADED.match(raw) else Found(place, trouble="no-letter")


def _in_folder(folder: Path) -> Iterator[Found]:
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        inside = path.relative_to(folder).as_posix()
        if _is_passed_over(inside):
            continue
        if trouble := _trouble(inside):
            yield Found(inside, trouble=trouble)
            continue
        # A link that leads out of the folder is not part of it.
        if not path.resolve().is_relative_to(folder.resolve()):
            yield Found(inside, trouble="no-letter")
            continue
        for one in _at(path):
            yield Found(inside + one.place.removeprefix(path.name), one.raw, one.trouble)


def _in_zip(path: Path) -> Iterator[Found]:
    with zipfile.ZipFile(path) as archive:
        for member in sorted(archive.infolist(), key=lambda one: one.filename):
            if member.is_dir() or _is_passed_over(member.filename):
                continue
            if trouble := _trouble(member.filename) or ("encrypted" if member.flag_bits & 1 else ""):
                yield Found(member.filename, trouble=trouble)
                continue
            with archive.open(member) as file:
                yield from letters_of(file, place=member.filename)


def _in_tar(path: Path) -> Iterator[Found]:
    with tarfile.open(path, mode="r:*") as archive:
        for member in archive:
            if not member.isfile() or _is_passed_over(member.name):
                continue
            if trouble := _trouble(member.name):
                yield Found(member.name, trouble=trouble)
            elif file := archive.extractfile(member):
                with file:
                    yield from letters_of(file, place=member.name)


def _is_passed_over(place: str) -> bool:
    """What mail programs keep beside letters, and what a Maildir has not finished receiving."""
    parts = PurePosixPath(place).parts
    # A hidden folder of a Maildir is a folder of it (".Sent/cur/…"), not something hidden.
    in_maildir = len(parts) > 1 and parts[-2] in ("cur", "new")
    if len(parts) > 1 and parts[-2] == "tmp" and not place.lower().endswith((".eml", ".mbox")):
        return True
    return not in_maildir and bool(PASSED_OVER.search(place))


def _trouble(place: str) -> str:
    """Why a letter of a Maildir is not taken, by the flags in its name."""
    found = FLAGS.search(place)
    flags = next((each for each in found.groups() if each), "") if found else ""
    return "draft" if "D" in flags else "trashed" if "T" in flags else ""


class FromItsStart(io.RawIOBase):
    """A file whose start was read already, from its start again: archives cannot be wound back."""

    def __init__(self, start: bytes, file: IO[bytes]) -> None:
        super().__init__()
        self._start, self._file = start, file

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        piece = self._start[: len(room)] or self._file.read(len(room))
        self._start = self._start[len(piece) :]
        room[: len(piece)] = piece
        return len(piece)


def again(start: bytes, file: IO[bytes]) -> IO[bytes]:
    """The file from its start, which was read already."""
    return io.BufferedReader(FromItsStart(start, file), 1 << 18)
