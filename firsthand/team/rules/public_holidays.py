"""The public holidays of a country and its regions, by the `holidays` library. Pure: the years are an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache


@dataclass(frozen=True, order=True)
class Holiday:
    """A day off, and what it is called there."""

    day: date
    name: str


@cache
def countries() -> dict[str, tuple[str, ...]]:
    """The countries that are known, by their ISO 3166 code, each with the codes of its regions."""
    # Fetched when somebody asks: a service that never draws a calendar carries none of it.
    from holidays import list_supported_countries

    found = list_supported_countries(include_aliases=False)
    return {code: tuple(sorted(regions)) for code, regions in sorted(found.items())}


def public_holidays(country: str, region: str, *, years: Iterable[int]) -> list[Holiday]:
    """The holidays of these years, in order; none for a country that is not known. An unknown region is left out."""
    from holidays import country_holidays

    regions = countries().get(country)
    if regions is None:
        return []
    found = country_holidays(country, subdiv=region if region in regions else None, years=list(years))
    return sorted(Holiday(day, name) for day, name in found.items())
