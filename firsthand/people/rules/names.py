"""When two names may be one person's. Pure."""

from firsthand.search.fold import fold


def folded(words: str) -> str:
    """Words as they are compared: without case and marks, single spaces."""
    return " ".join(fold(words).split())


def name_key(name: str) -> str:
    """The name without case, marks and order: Kazlauskienė Rūta is Ruta Kazlauskiene; empty of what is no whole name."""
    if "@" in name:
        return ""
    words = sorted(word for word in fold(name.replace(",", " ")).split() if len(word) > 1)
    return " ".join(words)[:200] if len(words) > 1 else ""
