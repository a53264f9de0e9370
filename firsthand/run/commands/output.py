"""What a verb answers: words for a person, or JSON."""

import json
from argparse import Namespace
from typing import Any


def say(words: str, *, given: Namespace, **facts: Any) -> None:
    """One answer on standard output, written at once."""
    print(json.dumps(facts, ensure_ascii=False) if given.json else words, flush=True)
