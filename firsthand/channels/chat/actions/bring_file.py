"""A visitor brings a file, before saying something with it."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from firsthand.channels.chat.models import BroughtFile, Chat
from firsthand.files.aside import lay_aside
from firsthand.kit.errors import Refused
from firsthand.kit.text import clean_file_name, clean_mime

LARGEST = 25 * 1024 * 1024
MOST_A_DAY = 100


class FileIsTooLarge(Refused):
    words = _("This file is larger than {mb} MB.")


class TooManyFiles(Refused):
    words = _("These are too many files for one day.")


def bring_file(chat: Chat, *, content: bytes, name: str, mime: str, by: str, at: datetime) -> BroughtFile:
    """The file lies aside for a day, and only the browser with this fingerprint can say something with it.

    Raises `FileIsTooLarge` and `TooManyFiles`.
    """
    if len(content) > LARGEST:
        raise FileIsTooLarge(mb=LARGEST >> 20)
    if BroughtFile.objects.filter(fingerprint=by, at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise TooManyFiles
    aside = lay_aside(content)
    if not aside:
        raise TooManyFiles
    named = {"name": clean_file_name(name), "mime": clean_mime(mime)}
    return BroughtFile.objects.create(chat=chat, fingerprint=by, aside=aside, at=at, **named)
