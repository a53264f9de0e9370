"""When two e-mail addresses are the same, and what an address tells of a name."""

import unicodedata


def normalised(address: str) -> str:
    """The address as it is compared: NFC, case folded, no white space. Plus parts stay: they may be other people."""
    return "".join(unicodedata.normalize("NFC", address).split()).casefold()[:320]


def name_from(name: str, *, address: str) -> str:
    """The name that came with a letter; what stands before the @ where none did."""
    given = " ".join(name.split()).strip("\"'")
    if given and "@" not in given:
        return given[:200]
    return address.partition("@")[0][:200]
