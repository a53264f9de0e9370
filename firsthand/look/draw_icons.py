"""Maintainers only: draws the sprite from the `lucide` package (`python -m firsthand.look.draw_icons`)."""

import io
import re
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

from firsthand.look.icons import ICONS

SPRITE = Path(__file__).parent / "static/look/icons.svg"
LICENCE = "<!-- Icons by lucide, ISC licence, some from Feather, MIT licence: see icons-licence.txt -->"
DRAWN_WITH = 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"'


def draw() -> str:
    """All our icons as symbols of one picture."""
    with ZipFile(io.BytesIO(files("lucide").joinpath("lucide.zip").read_bytes())) as drawings:
        symbols = [symbol(name, drawings.read(f"{name}.svg").decode()) for name in ICONS]
    return "\n".join([LICENCE, '<svg xmlns="http://www.w3.org/2000/svg">', *symbols, "</svg>", ""])


def symbol(name: str, drawing: str) -> str:
    shapes = re.sub(r"\s*\n\s*", "", drawing[drawing.index(">", drawing.index("<svg")) + 1 : drawing.rindex("</svg>")])
    return f'<symbol id="{name}" viewBox="0 0 24 24" {DRAWN_WITH}>{shapes.strip()}</symbol>'


if __name__ == "__main__":
    SPRITE.write_text(draw())
