"""Who a letter names: addresses with their names (RFC 5322, 3.4), groups opened, nonsense left out."""

import re
from collections.abc import Iterable

from firsthand.channels.email.reading.headers import meant
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.incoming import Party

MOST = 1_000
LONGEST_PERSON = 2_000
LONGEST = 300_000  # bytes of one field
# One person, up to the comma or semicolon outside quotes, comments and angle brackets.
PERSON = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"|\((?:[^()\\]|\\.)*\)|<[^<>]*>|[^,;\"(<]|[\"(<])+")
ANGLE = re.compile(r"<\s*(?:@[^:<>]*:)?([^<>]*?)\s*>")
BARE = re.compile(r"[^\s<>\"(),;:\\\[\]]{1,200}@[^\s<>\"(),;:\\@]{1,255}")
ADDRESS = re.compile(r"(?:\"[^\"]{1,100}\"|[^\s<>\"(),;:\\@\[\]]{1,200})@[^\s<>\"(),;:\\@]{1,255}")
COMMENT = re.compile(r"\(((?:[^()\\]|\\.)*)\)")


def parties(values: Iterable[bytes], *, trouble: Trouble) -> tuple[Party, ...]:
    """Everybody named in these fields, each address once, at most a thousand."""
    found: dict[str, Party] = {}
    for value in values:
        if len(value) > LONGEST:
            trouble.note("too-many-recipients")
        for party in parties_of(value[:LONGEST], trouble=trouble):
            found.setdefault(party.address.lower() or party.name, party)
            if len(found) >= MOST:
                trouble.note("too-many-recipients")
                return tuple(found.values())
    return tuple(found.values())


def parties_of(value: bytes, *, trouble: Trouble) -> Iterable[Party]:
    """Each person of one field. Encoded words are opened afterwards, so that a comma in a name parts nobody."""
    words = value.decode("utf-8", "surrogateescape")
    for each in PERSON.findall(words):
        if party := party_of(each, trouble=trouble):
            yield party


def party_of(words: str, *, trouble: Trouble) -> Party | None:
    """One person, or None where nobody is named."""
    words = without_group(words.strip()[:LONGEST_PERSON])
    if not words:
        return None
    angles = list(ANGLE.finditer(words))
    if angles:
        address = as_address(angles[-1][1])
        name = words[: angles[-1].start()] or words[angles[-1].end() :]
        if not address and (bare := BARE.search(name)):
            address, name = bare[0], ""
    else:
        bare = BARE.search(words)
        address = bare[0].strip("'.") if bare else ""
        comment = COMMENT.search(words)
        name = comment[1] if comment else ("" if bare else words)
    party = Party(opened(address, trouble=trouble)[:320], named(name, trouble=trouble))
    return party if party.address else None


def without_group(words: str) -> str:
    """`Team: a@b` names a@b; `undisclosed-recipients:` names nobody."""
    if ":" in words and not words.startswith('"'):
        before, _, after = words.partition(":")
        if "<" not in before and "@" not in before and "=?" not in before:
            return after.strip()
    return words


def as_address(words: str) -> str:
    """The address without the blanks and wrappings that some mailers add, "" when it is none."""
    words = re.sub(r"\s+", "", words).removeprefix("mailto:").strip("'")
    return words if ADDRESS.fullmatch(words) else ""


def opened(address: str, *, trouble: Trouble) -> str:
    """An address in letters; some mailers send it as an encoded word, which is opened only if an address is inside."""
    words = meant(address.encode("utf-8", "surrogateescape"), trouble=trouble)
    return words if ADDRESS.fullmatch(words) else ""


def named(words: str, *, trouble: Trouble) -> str:
    """The name without its quotes."""
    words = words.strip()
    if len(words) > 1 and words[0] == words[-1] == '"':
        words = re.sub(r"\\(.)", r"\1", words[1:-1])
    name = meant(words.encode("utf-8", "surrogateescape"), trouble=trouble)
    return name.strip("'\" ")[:300]
