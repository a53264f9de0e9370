"""A file is taken in."""

from firsthand.files.models import DRAWN, StoredFile
from firsthand.files.storage import keep
from firsthand.kit.text import clean_file_name, clean_mime


def store(content: bytes, *, name: str, mime: str) -> StoredFile:
    """The bytes are on disk, and a row names them under an unguessable token."""
    return StoredFile.objects.create(**_row(content, name=name, mime=mime))


def store_many(given: list[tuple[bytes, str, str]]) -> list[StoredFile]:
    """Several files (bytes, name, kind) in one statement."""
    return StoredFile.objects.bulk_create(
        [StoredFile(**_row(content, name=name, mime=mime)) for content, name, mime in given]
    )


def store_drawings(given: list[tuple[bytes, str]]) -> list[StoredFile]:
    """Pictures that the product itself has drawn as SVG (bytes, name), in one statement; never what somebody sent."""
    return StoredFile.objects.bulk_create(
        [
            StoredFile(sha256=keep(content), size=len(content), name=clean_file_name(name), mime=DRAWN)
            for content, name in given
        ]
    )


def _row(content: bytes, *, name: str, mime: str) -> dict[str, str | int]:
    return {"sha256": keep(content), "size": len(content), "name": clean_file_name(name), "mime": clean_mime(mime)}
