"""The files' rows."""

from firsthand.files.models.stored_file import StoredFile

__all__ = ["StoredFile"]
