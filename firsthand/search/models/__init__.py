"""What the index keeps."""

from firsthand.search.models.document import Document

__all__ = ["Document"]
