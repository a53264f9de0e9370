"""Which version of the program this is, down to the last sign of it."""

from functools import cache
from hashlib import sha256
from pathlib import Path

WHAT_RUNS = {".py", ".html", ".js", ".css", ".mo"}
PACKAGE = Path(__file__).parents[1]


@cache
def build() -> str:
    """Told by contents, so that all processes of one version agree, on whatever machine and whenever it was laid there."""
    told = sha256()
    for file in sorted(file for file in PACKAGE.rglob("*") if file.suffix in WHAT_RUNS):
        told.update(f"{file.relative_to(PACKAGE)}\n".encode() + file.read_bytes())
    return told.hexdigest()[:16]
