"""What one can choose from."""

from django.conf import settings

from firsthand.organisation.rules import time_zones

__all__ = ["languages", "time_zones"]


def languages() -> list[tuple[str, str]]:
    """The languages that we speak, each by its own name."""
    return list(settings.LANGUAGES)
