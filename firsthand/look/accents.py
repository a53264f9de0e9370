"""The twelve accents of the look, as degrees of the colour wheel."""

HUES = range(10, 360, 30)


def accent_of(hue: int) -> int:
    """The number of the nearest, from 0."""
    return round((hue - HUES.start) / HUES.step) % len(HUES)
