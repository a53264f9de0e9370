"""`firsthand reply-text`."""

import json
from pathlib import Path

import pytest

from tests.product import Product

PLAIN = """\
Taip, prašau.

On Mon, Nov 23, 2026 at 9:00, Asta wrote:
> Shall we come tomorrow?
"""
HTML = '<p>Taip, prašau.</p><blockquote type="cite">Shall we come tomorrow?</blockquote>'


@pytest.mark.parametrize(("words", "body"), [((), PLAIN), (("--html",), HTML)])
def test_new_words_are_parted_from_what_they_quote(tmp_path: Path, words: tuple[str, ...], body: str) -> None:
    told = json.loads(anywhere(tmp_path).says("reply-text", *words, stdin=body))

    assert set(told) == {"reply", "quoted", "signature"}
    assert told["reply"] == "Taip, prašau."
    assert "> Shall we come tomorrow?" in told["quoted"]


def test_no_body_is_no_words(tmp_path: Path) -> None:
    assert json.loads(anywhere(tmp_path).says("reply-text")) == {"reply": "", "quoted": "", "signature": ""}


def anywhere(folder: Path) -> Product:
    """It needs no installation: nothing is read from it or written to it."""
    return Product(folder, {})
