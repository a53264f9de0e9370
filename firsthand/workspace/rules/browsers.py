"""Browsers by the names people know. Pure."""

BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"))
LATER = (("Chrome/", "Chrome"), ("Safari/", "Safari"))  # others say that they are these too
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip


def device_name(agent: str) -> str:
    """ "Chrome, Android" from what a browser says of itself; empty when it is none we know."""
    found = [_first((*BROWSERS, *LATER), agent), _first(SYSTEMS, agent)]
    return ", ".join(filter(None, found))


def _first(names: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for mark, name in names if mark in agent), "")
