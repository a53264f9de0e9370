"""How large a file is, in words."""

from django.utils import formats
from django.utils.translation import gettext as _


def file_size(count: int) -> str:
    """Bytes in the unit people use for files; a thousand bytes make a kilobyte, as file managers count."""
    if count < 1_000:
        return _("%(size)s B") % {"size": count}
    if count < 1_000_000:
        return _("%(size)s kB") % {"size": round(count / 1_000)}
    return _("%(size)s MB") % {"size": formats.number_format(count / 1_000_000, 1)}
