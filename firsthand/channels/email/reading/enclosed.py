"""Letters that came inside a letter: forwarded ones, digests, what a report returns."""

from collections.abc import Iterator, Sequence

from firsthand.channels.email.reading import bodies
from firsthand.channels.email.reading.addresses import parties
from firsthand.channels.email.reading.dates import written_at
from firsthand.channels.email.reading.files import files_of
from firsthand.channels.email.reading.headers import meant
from firsthand.channels.email.reading.structure import Part, parse
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.incoming import EnclosedLetter, IncomingFile, Party
from firsthand.kit.html import to_text

LETTERS = frozenset(("message/rfc822", "message/global", "message/news"))
MOST = 30
DEEPEST = 4
LONGEST_PAGE = 500_000
LONGEST_TEXT = 100_000
MOST_NAMED, LONGEST_NAMED = 50, 10_000  # people, and bytes in which they are looked for


def opened(
    parts: Sequence[Part], *, trouble: Trouble, depth: int = 1
) -> Iterator[tuple[EnclosedLetter, list[IncomingFile]]]:
    """Each letter with its own files, those that it encloses itself right after it."""
    if depth > DEEPEST:
        return
    for part in parts:
        if part.mime in LETTERS:
            yield from one(part, trouble=trouble, depth=depth)


def one(part: Part, *, trouble: Trouble, depth: int) -> Iterator[tuple[EnclosedLetter, list[IncomingFile]]]:
    content = part.content()
    if not trouble.may_read(len(content)):
        trouble.note("enclosed-too-large")
        return
    noted = Trouble(envelopes=trouble.envelopes)
    whole = parse(content.lstrip(b"\r\n"), trouble=noted)
    noted.charset = next((named for each in whole.leaves() if (named := each.kind.parameters.get("charset"))), "")
    body = bodies.gather(whole, trouble=noted)
    head = whole.head
    author = next(iter(parties(head.all("from"), trouble=noted)), Party("", ""))
    letter = EnclosedLetter(
        sender=author,
        to=parties([each[:LONGEST_NAMED] for each in (head.raw("to"), head.raw("cc"))], trouble=noted)[:MOST_NAMED],
        subject=meant(head.raw("subject"), trouble=noted)[:998],
        written_at=written_at(head),
        text=text_of(body),
        depth=depth,
    )
    trouble.envelopes = noted.envelopes
    own = [each for each in body.files if each.mime not in LETTERS]
    yield letter, [*files_of(own, html="", trouble=noted), *body.unpacked]
    yield from opened(body.files, trouble=trouble, depth=depth + 1)


def text_of(body: bodies.Body) -> str:
    """Its words, made from the page where only a page came."""
    plain = "\n\n".join(to_text(each[1:]) if each.startswith(bodies.FROM_HTML) else each for each in body.plain)
    words = plain if plain.strip() else to_text("\n<hr>\n".join(body.html)[:LONGEST_PAGE])
    return words.strip()[:LONGEST_TEXT]
