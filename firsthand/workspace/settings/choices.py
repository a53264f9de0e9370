"""What one can choose from."""

from functools import lru_cache
from zoneinfo import available_timezones

from django.conf import settings

NOT_PLACES = ("Etc/", "SystemV/", "US/", "posix/", "right/")


def languages() -> list[tuple[str, str]]:
    """The languages that we speak, each by its own name."""
    return list(settings.LANGUAGES)


@lru_cache(maxsize=1)
def time_zones() -> list[tuple[str, str]]:
    """The zones that are named after a place, by continent, and UTC."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(NOT_PLACES))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]
