"""Which bytes are a picture that we show. Pure."""

from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Refused

LARGEST = 2 * 1024 * 1024


class PictureTooLarge(Refused):
    """More bytes than a face needs."""

    words = _("This picture is larger than 2 MB. Choose a smaller one.")


class PictureTooWide(Refused):
    """A few bytes that unfold to far more than a screen."""

    words = _("This picture has too many points. Choose one of at most 6,000 by 6,000.")


class NotThisPicture(Refused):
    """The bytes are of another kind, whatever the name says."""

    words = _("This file is not a PNG, JPEG or WebP picture. Choose another one.")


def kind_of(content: bytes) -> str:
    """What the first bytes say it is, for names and declared kinds prove nothing (PNG 5.2, JFIF, RFC 9649 2.4).

    Raises NotThisPicture.
    """
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    raise NotThisPicture
