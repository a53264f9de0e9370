"""What the clock says where a customer is."""

from datetime import datetime

from firsthand.kit.time import zone
from firsthand.look.time_words import clock


def local_time(name: str, *, at: datetime) -> str:
    """The hour there and the city of the zone: "14:05, Vilnius"; empty where the zone is not known."""
    if not name:
        return ""
    there = at.astimezone(zone(name))
    return f"{clock(there)}, {name.rpartition('/')[2].replace('_', ' ')}"
