"""Turns the catalogues of translated words (.po) into the form that is read while running (.mo)."""

import os
from pathlib import Path

CATALOGUES = Path(__file__).resolve().parent.parent / "locale"


def compile_translations() -> list[Path]:
    """Every catalogue stands compiled; returns those that had to be. Call it before Django is set up."""
    return [compiled(catalogue) for catalogue in sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po")) if is_stale(catalogue)]


def is_stale(catalogue: Path) -> bool:
    made = catalogue.with_suffix(".mo")
    return not made.exists() or made.stat().st_mtime_ns < catalogue.stat().st_mtime_ns


def compiled(catalogue: Path) -> Path:
    # Hardly ever there is something to do, and every command would pay a twentieth of its start for these.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = catalogue.with_suffix(".mo")
    unfinished = made.with_suffix(f".{os.getpid()}")
    with catalogue.open("rb") as words, unfinished.open("wb") as out:
        write_mo(out, read_po(words, locale=catalogue.parts[-3]))
    unfinished.replace(made)  # at once: another process may be reading or compiling too
    return made
