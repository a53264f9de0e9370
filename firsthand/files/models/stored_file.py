"""A file under its name, pointing at bytes that are kept once."""

from django.db import models

from firsthand.files.previews import HEAD, Preview, preview_of, proven
from firsthand.files.storage import read, read_part
from firsthand.kit.tokens import unguessable

# An SVG of our own. What comes from outside loses the parameters of its kind (`clean_mime`), so nobody can claim this one.
DRAWN = "image/svg+xml;drawn=here"


class StoredFile(models.Model):
    """A file that somebody gave us: its name, its kind, and the fingerprint of its bytes."""

    token = models.CharField(max_length=32, unique=True, default=unguessable)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(help_text="bytes")
    name = models.CharField(max_length=255)
    mime = models.CharField(max_length=120)

    def read(self) -> bytes:
        """Its bytes, exactly as they came."""
        return read(self.sha256)

    def read_part(self, *, start: int, length: int) -> bytes:
        """So many of its bytes from there on, fewer at the end."""
        return read_part(self.sha256, start=start, length=length)

    @property
    def preview(self) -> Preview | None:
        """How a page shows it, if it can be shown."""
        return preview_of(self.mime, self.name)

    def proven_kind(self) -> str:
        """The content type under which a page may show it, as its first bytes prove; empty when they do not."""
        preview = self.preview
        return proven(preview, self.read_part(start=0, length=HEAD)) if preview else ""

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture that a browser may show without running anything of it."""
        return self.mime in {"image/png", "image/jpeg", "image/gif", "image/webp"}

    @property
    def is_drawn(self) -> bool:
        """Whether the product drew it itself."""
        return self.mime == DRAWN
