"""Which database, and how it must be opened."""

from pathlib import Path
from typing import Any

from environ import Env


def database(env: Env, folder: Path) -> dict[str, Any]:
    """Django's settings of the one database: SQLite in the folder, or what `FIRSTHAND_DATABASE_URL` names."""
    chosen: dict[str, Any] = env.db_url("FIRSTHAND_DATABASE_URL", default=f"sqlite:///{folder / 'firsthand.sqlite3'}")
    if chosen["ENGINE"].endswith("sqlite3"):
        return chosen | {"OPTIONS": SQLITE, "CONN_MAX_AGE": None}
    # Plans for very common words look dear enough for the compiler, which then takes longer than the answer.
    options = PREPARED | chosen.get("OPTIONS", {}) | {"options": "-c jit=off"}
    if options["prepare_threshold"] == "None":
        options["prepare_threshold"] = None
    return chosen | {"ENGINE": POSTGRES, "OPTIONS": options, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}


POSTGRES = "firsthand.kit.postgres"
# What has been asked five times is planned once for its connection. A pooler between may not carry that: then
# `?prepare_threshold=None` in the URL.
PREPARED = {"server_side_binding": True, "prepare_threshold": 5}

# IMMEDIATE: a transaction that reads first and writes later would else fail instead of waiting for its turn.
# FULL: what was acknowledged must survive a power cut (RFC 1123 5.3.3), also in WAL mode.
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
        "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456; PRAGMA journal_size_limit=67108864;"
    ),
}
