"""Where this installation keeps its things, and the secret it signs with."""

import os
import secrets
from pathlib import Path


def data_folder() -> Path:
    """The folder of this installation, made when it is missing (`FIRSTHAND_DATA`, else `var/dev`)."""
    folder = Path(os.environ.get("FIRSTHAND_DATA") or "var/dev").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The key that signs sessions and links: given by the environment, else made once and kept in the folder."""
    if given := os.environ.get("FIRSTHAND_SECRET_KEY"):
        return given
    kept = folder / "secret.key"
    try:
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(50))
            new.flush()
            os.fsync(new.fileno())
    except FileExistsError:
        pass
    return kept.read_text()
