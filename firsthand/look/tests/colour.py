"""Colours of the tokens as light that meets the eye: OKLCH (CSS Color 4, section 9.4) to WCAG contrast."""

import math
import re
from pathlib import Path

TOKENS = Path(__file__).parent.parent / "static/look/css/tokens.css"
PAIR = re.compile(
    r"--([\w-]+): light-dark\(oklch\(([^)]*?(?:\([^)]*\))?[^)]*?)\), oklch\(([^)]*?(?:\([^)]*\))?[^)]*?)\)\);"
)


def tokens() -> dict[str, tuple[str, str]]:
    """Each colour with its light and its dark value, as the sheet has them."""
    return {name: (light, dark) for name, light, dark in PAIR.findall(TOKENS.read_text())}


def contrast(one: str, other: str, *, hue: float = 0) -> float:
    """WCAG 2.2 contrast of two colours written as OKLCH, between 1 and 21."""
    darker, lighter = sorted((luminance(one, hue=hue), luminance(other, hue=hue)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str, *, hue: float) -> float:
    red, green, blue = (min(1.0, max(0.0, part)) for part in linear_light(*numbers(colour, hue=hue)))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def numbers(colour: str, *, hue: float) -> tuple[float, float, float]:
    lightness, chroma, angle = re.sub(r"var\([^)]*\)", str(hue), colour).split("/")[0].split()
    return float(lightness), float(chroma), float(angle)


def linear_light(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
