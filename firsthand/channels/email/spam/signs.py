"""What makes a letter suspicious before anything was learnt. Pure: each sign with its points and what was seen.

The points are log-odds: three of them make something twenty times as likely. Only what another filter found, or two
signs that honest letters do not have together, lead over the usual threshold alone.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from firsthand.channels.email.reading.headers import Head
from firsthand.conversations.rules.incoming import Incoming

Sign = Mapping[str, object]

PROGRAMS = frozenset(
    "exe scr pif com bat cmd vbs vbe js jse wsf wsh hta lnk ps1 jar msi cpl reg iso img vhd docm xlsm pptm".split()
)
SAYS_YES = re.compile(r"\s*(?:yes|true)\b", re.IGNORECASE)
CONFIDENCE = re.compile(r"\bSCL:\s*(\d)", re.IGNORECASE)
FAILED = re.compile(r"\b(dmarc|spf|dkim)\s*=\s*(?:hard)?fail\b", re.IGNORECASE)
ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
LINK = re.compile(r'<a\b[^>]*?href="(?:https?:)?//([^/"?#:]+)[^"]*"[^>]*>(.{0,300}?)</a>', re.IGNORECASE | re.DOTALL)
SHOWN_DOMAIN = re.compile(r"^\s*(?:https?://)?([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?:[/?#]\S*)?\s*$", re.IGNORECASE)
TWO_SCRIPTS = re.compile(r"\b(?=\w*[a-z])(?=\w*[а-яё])\w{4,}\b", re.IGNORECASE)
UNSEEN = re.compile(r"\w[\u200b-\u200d\u2060\u00ad]\w")
LONGEST_LOOKED_AT = 100_000


def signs_of(head: Head, incoming: Incoming) -> list[Sign]:
    """All that is seen, in the order of this file."""
    return [
        *said_by_others(head),
        *failed_proofs(head),
        *disguises(incoming),
        *programs(incoming),
        *links(incoming),
        *manners(head, incoming),
    ]


def signs_in_words(incoming: Incoming) -> list[Sign]:
    """What is seen where there is no head of a letter."""
    return [*disguises(incoming), *programs(incoming), *links(incoming)]


def said_by_others(head: Head) -> Iterator[Sign]:
    """Another filter on the way called it spam. What such a filter says in favour of a letter may be forged."""
    for name in ("x-spam-flag", "x-spam-status", "x-spam", "x-spam-report-flag"):
        if SAYS_YES.match(head.plain(name)):
            yield {"code": "upstream", "points": 7.0, "who": name}
            return
    for name in ("x-ms-exchange-organization-scl", "x-forefront-antispam-report", "x-microsoft-antispam"):
        said = head.plain(name)
        found = CONFIDENCE.search(said)
        level = int(found[1]) if found else int(said) if said.isdigit() and len(said) == 1 else 0
        if level >= 5:
            yield {"code": "upstream", "points": 7.0, "who": name}
            return


def failed_proofs(head: Head) -> Iterator[Sign]:
    """Who it claims to be from was found not to be so (RFC 8601)."""
    said = b" ".join(head.all("authentication-results")[:5]).decode("latin-1")[:4_000]
    failed = {found.lower() for found in FAILED.findall(said)}
    if failed:
        points = 2.5 if "dmarc" in failed else 1.5 if "spf" in failed else 1.0
        yield {"code": "proofs", "points": points, "failed": sorted(failed)}


def disguises(incoming: Incoming) -> Iterator[Sign]:
    """It looks as if it were from somebody else."""
    if incoming.in_our_name:
        yield {"code": "our_name", "points": 2.5}
    domain = domain_of(incoming.sender.address)
    named = ADDRESS.search(incoming.sender.name[:500])
    if named and not is_same_house(named[1].lower(), domain):
        yield {"code": "name_address", "points": 2.5, "shown": named[0][:120]}
    if domain and any(not is_same_house(domain_of(one.address), domain) for one in incoming.reply_to):
        yield {"code": "reply_elsewhere", "points": 1.0, "to": incoming.reply_to[0].address[:120]}
    if TWO_SCRIPTS.search(incoming.subject) or TWO_SCRIPTS.search(incoming.sender.name[:500]):
        yield {"code": "mixed_letters", "points": 2.0}
    if UNSEEN.search(incoming.subject):
        yield {"code": "unseen_letters", "points": 1.5}


def programs(incoming: Incoming) -> Iterator[Sign]:
    """A file that would run something."""
    for one in incoming.files:
        if PurePath(one.name.strip().lower()).suffix.lstrip(".") in PROGRAMS:
            yield {"code": "program", "points": 3.0, "name": one.name[:120]}
            return


def links(incoming: Incoming) -> Iterator[Sign]:
    """Many ways out and few words, or a way that leads elsewhere than it says."""
    found = LINK.findall(incoming.html[:LONGEST_LOOKED_AT])
    count = max(len(found), incoming.text[:LONGEST_LOOKED_AT].count("://"))
    words = len(incoming.text[:LONGEST_LOOKED_AT].split())
    if count and words < 12 * count and (count >= 8 or words < 15):
        yield {"code": "links", "points": 1.5, "count": count, "words": words}
    for real, words_shown in found:
        shown = SHOWN_DOMAIN.match(re.sub(r"<[^>]*>", "", words_shown))
        if shown and not is_same_house(shown[1].lower(), real.lower()):
            yield {"code": "disguised_link", "points": 1.0, "shown": shown[1][:120], "real": real[:120]}
            return


def manners(head: Head, incoming: Incoming) -> Iterator[Sign]:
    """What machines of spammers forget, and how they shout."""
    if not incoming.reference:
        yield {"code": "no_id", "points": 0.7}
    if not head.raw("date"):
        yield {"code": "no_date", "points": 0.7}
    letters = [letter for letter in incoming.subject if letter.isalpha()]
    if len(letters) >= 12 and all(letter.isupper() for letter in letters):
        yield {"code": "shouts", "points": 0.7}


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].lower()


def is_same_house(one: str, other: str) -> bool:
    """Whether two domains end alike: mail.shop.example is of shop.example. In doubt they are the same."""
    if not one or not other:
        return True
    return one.split(".")[-2:] == other.split(".")[-2:]
