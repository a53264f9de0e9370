"""Of what came back: to whom it had gone, which of ours it was, and the words in which it was refused."""

import re
from email import message_from_bytes

from flufl.bounce import all_failures

from firsthand.channels.email.reading.evidence import DAEMON, RETURNED
from firsthand.channels.email.reading.headers import Head
from firsthand.channels.email.reading.reasons import CODE, STATUS
from firsthand.channels.email.reading.structure import Part

LOOKED_AT = 200_000  # bytes
LONGEST_WORDS = 400
ID = re.compile(rb"^[>\s]{0,4}message-id[ \t]*:\s*<([^<>\s]{3,400})>", re.IGNORECASE | re.MULTILINE)
ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
# The lines of a returned head that name its sender.
OURS_BELOW = re.compile(
    rf"^[>\s]{{0,4}}(?:from|reply-to|sender|return-path|message-id)\s*:[^\n]*?({ADDRESS.pattern})",
    re.IGNORECASE | re.MULTILINE,
)


def typed(value: bytes) -> str:
    """`rfc822; a@b.lt` names a@b.lt."""
    words = value.decode("utf-8", "replace")
    found = ADDRESS.search(words.partition(";")[2] or words)
    return found[0] if found else ""


def address_in(letter: Part, *, text: str) -> str:
    """Whom the machine could not reach."""
    if failed := failed_recipients(letter):
        return failed[0]
    ours = ours_in(letter.head)
    known = (
        known_to_flufl(letter)
        - ours
        - {each.lower() for each in OURS_BELOW.findall(letter.raw[:LOOKED_AT].decode("latin-1"))}
    )
    if known:
        return min(known, key=lambda each: (each not in text.lower(), each))
    for found in ADDRESS.finditer(text):
        if found[0].lower() not in ours and not DAEMON.match(found[0]):
            return found[0].rstrip(".")
    return ""


def failed_recipients(letter: Part) -> list[str]:
    """All whom the machine names in a header of its own, as Exim does."""
    named = (typed(each) for each in letter.head.raw("x-failed-recipients")[:LOOKED_AT].split(b","))
    return [each for each in named if each]


def ours_in(head: Head) -> set[str]:
    """The addresses of the letter's own head: they are not the ones that failed."""
    names = ("to", "from", "cc", "delivered-to", "return-path", "x-original-to", "reply-to")
    return {each.lower() for name in names for each in ADDRESS.findall(head.raw(name).decode("latin-1"))}


def known_to_flufl(letter: Part) -> set[str]:
    """Addresses that a library with years of odd mailers knows to find; it may stumble over what we read ourselves."""
    try:
        temporary, permanent = all_failures(message_from_bytes(letter.raw[:LOOKED_AT]))
        return {each.decode("utf-8", "replace").lower() for each in {*temporary, *permanent}}
    except Exception:  # any find here is welcome, none is needed
        return set()


def returned_reference(letter: Part) -> str:
    """The Message-ID of ours, from the returned letter or its head, wherever the machine put it."""
    for part in letter.leaves():
        if part.mime in RETURNED and (found := ID.search(part.content()[:LOOKED_AT])):
            return found[1].decode("utf-8", "replace")
    for part in letter.leaves():
        if part.mime.startswith("text/") and (found := ID.search(part.content()[:LOOKED_AT])):
            return found[1].decode("utf-8", "replace")
    answered = re.search(rb"<([^<>\s]{3,400})>", letter.head.raw("in-reply-to") or letter.head.raw("references"))
    return answered[1].decode("utf-8", "replace") if answered else ""


def heard(said: str, *, address: str) -> str:
    """The lines in which a server's own answer stands, else those about the address, else the first ones."""
    paragraphs = [" ".join(each.split()) for each in re.split(r"\n\s*\n", said) if each.strip()]
    for marks in (
        lambda each: CODE.search(each) or STATUS.search(each),
        lambda each: address and address in each.lower(),
    ):
        if found := [each for each in paragraphs if marks(each)]:
            return shortened(" ".join(found[:2]))
    return shortened(" ".join(paragraphs[:3]))


def shortened(words: str) -> str:
    words = re.sub(r"^(?:smtp|x-\w+|dns)\s*;\s*", "", " ".join(words.split()), flags=re.IGNORECASE)
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"
