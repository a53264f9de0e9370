"""What a good reader sees in a letter: every letter in `letters/` beside what it shows."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from firsthand.channels.email.read import read
from firsthand.conversations.rules.incoming import Incoming

LETTERS = Path(__file__).parent / "letters"


@pytest.mark.parametrize("name", sorted(each.stem for each in LETTERS.glob("*.eml")))
def test_a_letter_shows_what_was_meant(name: str) -> None:
    shows = json.loads((LETTERS / f"{name}.json").read_text())

    incoming = read((LETTERS / f"{name}.eml").read_bytes())

    assert "failed" not in incoming.trouble
    assert {key: seen(incoming, key) for key in shows if "_has" not in key and "_lacks" not in key} == {
        key: value for key, value in shows.items() if "_has" not in key and "_lacks" not in key
    }
    for key, value in shows.items():
        field, _, rule = key.rpartition("_")
        if rule in ("has", "lacks"):
            for each in [value] if isinstance(value, str) else value:
                assert (each in getattr(incoming, field)) is (rule == "has"), each


def seen(incoming: Incoming, name: str) -> Any:
    """The field as JSON would write it; of files, everything but their bytes."""
    value = getattr(incoming, name)
    if isinstance(value, datetime):
        return value.isoformat()
    if name == "files":
        return [{key: each for key, each in asdict(file).items() if key != "content"} for file in value]
    if name == "sender":
        return asdict(value)
    if isinstance(value, tuple):
        return [each if isinstance(each, str) else asdict(each) for each in value]
    return value
