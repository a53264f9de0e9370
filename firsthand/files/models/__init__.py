"""The files' rows."""

from firsthand.files.models.stored_file import DRAWN, StoredFile

__all__ = ["DRAWN", "StoredFile"]
