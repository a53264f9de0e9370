"""What an installation holds, asked while its processes come and go."""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from tests.product import Product


@dataclass(frozen=True)
class Kept:
    """What an installation holds of one letter."""

    sha256: str
    message: int | None
    is_read: bool


def ask(product: Product, what: str, *more: str) -> Any:
    """What the look inside says (`tests.faults.inside`)."""
    settings = {"FIRSTHAND_DATA": str(product.data), "DJANGO_SETTINGS_MODULE": "firsthand.run.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.inside", what, *more],
        env=product.environment | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def kept(product: Product) -> list[Kept]:
    """Every letter that it holds."""
    return [Kept(*one) for one in ask(product, "letters")]
