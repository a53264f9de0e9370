"""What a good reader sees in a letter: every letter in `letters/` beside what it shows."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from firsthand.channels.email.read import read
from firsthand.conversations.rules.incoming import Incoming, IncomingFile

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
    """The field as JSON would write it; the bytes of the files are `contents`."""
    if name == "contents":
        return [file.content.decode("latin-1") for file in incoming.files]
    value = getattr(incoming, name)
    if name == "files":
        return [named(file) for file in value]
    if isinstance(value, tuple):
        value = [each if isinstance(each, str) else asdict(each) for each in value]
    elif name == "sender":
        value = asdict(value)
    return json.loads(json.dumps(value, default=lambda each: each.isoformat()))


def named(file: IncomingFile) -> dict[str, Any]:
    """The file without its bytes; of which enclosed letter it is, is said only when it is of one."""
    return {key: each for key, each in asdict(file).items() if key != "content" and (key != "inside" or each)}
