"""Records that are lists of tags, as those of DKIM and DMARC (RFC 6376 3.2). Pure."""


def tags(record: str) -> dict[str, str]:
    """The values by their lower-case names; what is no pair is left out, of a name said twice the first counts."""
    found: dict[str, str] = {}
    for part in record.split(";"):
        name, is_pair, value = part.partition("=")
        if is_pair:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def written(pairs: dict[str, str]) -> str:
    """The tags as a record."""
    return "; ".join(f"{name}={value}" for name, value in pairs.items())
