"""A file under its name, pointing at bytes that are kept once."""

from django.db import models

from firsthand.files.storage import read
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

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture that a browser may show without running anything of it."""
        return self.mime in {"image/png", "image/jpeg", "image/gif", "image/webp"}

    @property
    def is_drawn(self) -> bool:
        """Whether the product drew it itself."""
        return self.mime == DRAWN
