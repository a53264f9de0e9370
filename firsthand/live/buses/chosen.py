"""Which bus this installation uses."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from firsthand.live.buses.alone import Alone
from firsthand.live.buses.bus import Bus


@cache
def bus() -> Bus:
    """Valkey when it is set, else by the database: NOTIFY on PostgreSQL, a file beside an SQLite file."""
    if url := settings.VALKEY_URL:
        from firsthand.live.buses.valkey import ValkeyBus

        return ValkeyBus(url, channel=_channel())
    return _bus_of_the_database()


def _bus_of_the_database() -> Bus:
    database = connection.settings_dict
    if getattr(settings, "IS_TESTING", False) or _is_in_memory(str(database["NAME"])):
        return Alone()
    if connection.vendor == "postgresql":
        from firsthand.live.buses.postgres import PostgresBus

        return PostgresBus()
    from firsthand.live.buses.sqlite import SqliteBus

    return SqliteBus(Path(database["NAME"]).with_suffix(".live"))


def _channel() -> str:
    # Several installations may share a server of Valkey; all processes of one share its secret.
    return "firsthand:live:" + salted_hmac("firsthand.live", "channel").hexdigest()[:16]


def _is_in_memory(name: str) -> bool:
    return ":memory:" in name or "mode=memory" in name
