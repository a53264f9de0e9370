"""Who a letter names: addresses with their names (RFC 5322, 3.4), groups opened, nonsense left out."""

import re
from collections.abc import Iterable

from firsthand.channels.email.reading.headers import meant
from firsthand.channels.email.reading.parameters import as_words
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.incoming import Party

MOST = 1_000
LONGEST_PERSON = 2_000
LONGEST = 300_000  # bytes of one field
# One person, up to the comma or semicolon outside quotes, comments and angle brackets.
PERSON = re.compile(r"(?:\"(?:[^\"\\]|\\.){0,500}\"|\((?:[^()\\]|\\.){0,500}\)|<[^<>]{0,500}>|[^,;\"(<]|[\"(<])+")
ANGLE = re.compile(r"<\s*(?:@[^:<>]*:)?([^<>]*?)\s*>")
BARE = re.compile(r"[^\s<>\"(),;:\\\[\]]{1,200}@[^\s<>\"(),;:\\@]{1,255}")
QUOTED = re.compile(r"\"[^\"<>@\x00-\x1f]{1,100}\"@[^\s<>\"(),;:\\@]{1,255}")
ADDRESS = re.compile(
    r"(?:\"[^\"]{1,100}\"|[^\s<>\"(),;:\\@\[\]]{1,200})@(?:\[[0-9A-Za-z:.]{2,60}\]|[^\s<>\"(),;:\\@\[\]]{1,255})"
)
SEVERAL = re.compile(r"(?<=>)\s+(?=[^\s<>][^<>]*<[^<>@\s]+@)")
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
    before = ""
    for each in pieces(as_words(value, trouble=trouble)):
        is_rest = before and "<" in each and not each.lstrip().startswith("<")
        party = party_of(f"{before}, {each.strip()}" if is_rest else each, trouble=trouble)
        # A comma that should have been quoted stands in a name: "Kazlauskienė, Rūta <ruta@example.lt>".
        before = each.strip() if party is None and is_name(each) else ""
        if party:
            yield party


def pieces(words: str) -> Iterable[str]:
    """One piece for each person, also where the commas between them are missing."""
    for each in PERSON.findall(words):
        yield from SEVERAL.split(each) if each.count("<") > 1 else [each]


def is_name(words: str) -> bool:
    """Whether this may be the first half of a name: short, and nothing that has a meaning of its own."""
    return 0 < len(words.strip()) <= 60 and not set(words) & set(':<>@()"')


def party_of(words: str, *, trouble: Trouble) -> Party | None:
    """One person, or None where nobody is named."""
    words = without_group(words.strip()[:LONGEST_PERSON])
    if not words:
        return None
    if "@" not in words and "=?" in words:
        words = wholly_wrapped(words, trouble=trouble)
    angles = list(ANGLE.finditer(words))
    if angles:
        address = as_address(angles[-1][1])
        name = words[: angles[-1].start()].strip() or words[angles[-1].end() :]
        if not address and (bare := BARE.search(name)):
            address, name = bare[0], ""
    else:
        address, name = without_angles(words)
    party = Party(opened(address, trouble=trouble)[:320], named(name, trouble=trouble))
    return party if party.address else None


def wholly_wrapped(words: str, *, trouble: Trouble) -> str:
    """The person inside an encoded word that wraps name and address together; anything else as it came."""
    inner = meant(words.encode("utf-8", "surrogateescape"), trouble=trouble)
    return inner if "@" in inner and "<" in inner else words


def without_angles(words: str) -> tuple[str, str]:
    """Address and name where no angle brackets close around the address: the name is a comment, or stands beside it."""
    said = COMMENT.search(words)
    plain = COMMENT.sub("", words) if said else words
    if quoted := QUOTED.fullmatch(plain.strip()):
        return quoted[0], said[1] if said else ""
    bare = BARE.search(plain) or BARE.search(re.sub(r"\s*([@.])\s*", r"\1", plain))
    if not bare:
        return "", words
    beside = plain.replace(bare[0], "").strip(" \t<>[]:'\"")
    beside = "" if "mailto" in beside.lower() else beside
    return bare[0].strip("'."), said[1] if said else beside


def without_group(words: str) -> str:
    """`Team: a@b` names a@b; `undisclosed-recipients:` names nobody."""
    if found := GROUP.match(words):
        return words[found.end() :].strip()
    return words


GROUP = re.compile(r"(?:\"[^\"]{0,200}\"|[^\"<>@:]{0,300})\s*:(?!\S+@\S+:)")


def as_address(words: str) -> str:
    """The address without the blanks and wrappings that some mailers add, "" when it is none."""
    words = words.strip().removeprefix("mailto:").strip("'")
    words = words if words.startswith('"') else re.sub(r"\s+|\([^()]*\)", "", words)
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
    return name.strip("'\"< ")[:300]
