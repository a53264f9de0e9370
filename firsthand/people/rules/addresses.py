"""When two e-mail addresses are the same, and what an address tells of a name."""

import unicodedata

# Providers at which what stands behind a plus is the same box (RFC 5233 leaves it to them), by what they say themselves.
PLUS_IS_THE_SAME = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com "
    "proton.me protonmail.com pm.me fastmail.com fastmail.fm yandex.com yandex.ru zoho.com".split()
)
# Those that also read over dots before the @; both names are one house.
DOTS_ARE_NOTHING = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}


def normalised(address: str) -> str:
    """The address as it is compared: NFC, case folded, no white space. Plus parts stay: they may be other people."""
    return "".join(unicodedata.normalize("NFC", address).split()).casefold()[:320]


def box_of(address: str) -> str:
    """The letter box behind an address: without plus part and dots where the provider is known to read over them."""
    plain = normalised(address)
    local, _, domain = plain.rpartition("@")
    if domain not in PLUS_IS_THE_SAME:
        return plain
    local = local.partition("+")[0] or local
    if domain in DOTS_ARE_NOTHING:
        local, domain = local.replace(".", ""), DOTS_ARE_NOTHING[domain]
    return f"{local}@{domain}"


def has_aliases(address: str) -> bool:
    """Whether other addresses are known to end in the same box."""
    return normalised(address).rpartition("@")[2] in PLUS_IS_THE_SAME


def name_from(name: str, *, address: str) -> str:
    """The name that came with a letter; what stands before the @ where none did."""
    given = " ".join(name.split()).strip("\"'")
    if given and "@" not in given:
        return given[:200]
    return address.partition("@")[0][:200]
