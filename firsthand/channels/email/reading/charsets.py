"""Bytes to words, whatever charset they claim, lack or invent."""

import codecs
import re
from functools import lru_cache

from firsthand.channels.email.reading.guessing import PLAUSIBLE, likeliest, plausible_in
from firsthand.channels.email.reading.trouble import Trouble

# What mailers mean rather than what they say (WHATWG Encoding Standard, 4.2), and common inventions.
MEANT = {
    "ascii": "", "us-ascii": "", "ansi_x3.4-1968": "", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "latin-1": "cp1252", "iso8859-1": "cp1252", "8859-1": "cp1252", "ansi": "cp1252", "default": "", "default_charset": "",
    "_iso-2022-jp$esc": "iso2022_jp_ext", "iso-2022-jp": "iso2022_jp_ext", "x-sjis": "cp932", "shift_jis": "cp932",
    "shift-jis": "cp932", "sjis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cn-gb": "gb18030",
    "gb_2312-80": "gb18030", "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "euc-kr": "cp949", "5601": "cp949",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874", "big5": "big5hkscs",
    "x-x-big5": "big5hkscs", "iso-8859-8-i": "iso8859-8", "iso-8859-8-e": "iso8859-8", "iso-8859-6-i": "iso8859-6",
    "utf8mb4": "utf-8", "unicode": "utf-16", "unicode-1-1-utf-7": "utf-7", "x-unicode-2-0-utf-7": "utf-7",
    "utf-8-bom": "utf-8-sig", "x-mac-roman": "mac-roman", "macintosh": "mac-roman", "x-mac-cyrillic": "mac-cyrillic",
    "utf8": "utf-8", "unicode-1-1": "utf-16", "ms_kanji": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp",
    "windows-1257-baltic": "cp1257", "baltic": "cp1257", "cyrillic": "cp1251", "win-1251": "cp1251", "koi8": "koi8-r",
}  # fmt: skip
TEXT = frozenset(
    "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be utf-7 koi8-r koi8-u koi8-t "
    "kz1048 iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_3 iso2022_jp_2004 iso2022_jp_ext iso2022_kr "
    "gb18030 gbk gb2312 hz big5 big5hkscs cp950 cp932 cp949 shift_jis shift_jisx0213 shift_jis_2004 euc_jp "
    "euc_jis_2004 euc_jisx0213 euc_kr johab ptcp154 tis-620 mac-roman mac-cyrillic mac-greek mac-turkish "
    "mac-iceland mac-latin2 mac-croatian mac-romanian".split()
)  # Python's "encodings" include compressions and escapes: none of those may be named by a letter
ONE_BYTE = re.compile(r"cp\d{3,4}|iso8859-\d{1,2}")
CLEARLY = 0.9  # by so much another charset must be more plausible than the one that the letter names
ISO = re.compile(r"^(?:iso)?[-_ ]?8859[-_ ]?(\d{1,2})(?:[^0-9].*)?$")


@lru_cache(maxsize=256)
def codec(name: str) -> str:
    """Python's name of the charset that is meant, "" when nobody knows it."""
    name = name.strip().strip("\"'").lower().replace(" ", "")[:60]
    name = MEANT.get(name, name)
    for each in (
        name,
        name.replace("_", "-"),
        re.sub(r"^(?:x-|windows-?|win-?|cp-?|ibm-?)(?=\d)", "cp", name),
        ISO.sub(r"iso8859-\1", name),
    ):
        each = MEANT.get(each, each)
        try:
            found = codecs.lookup(each).name if each.isascii() and each else ""
        except (LookupError, ValueError):
            continue
        found = "cp1252" if found in ("iso8859-1", "ascii") else found
        if found in TEXT or ONE_BYTE.fullmatch(found):
            return found
    return ""


def decode(content: bytes, charset: str, *, trouble: Trouble) -> str:
    """The words; what the charset cannot explain is explained by another, or stands as replacement marks."""
    if (
        content.isascii()
        and b"\x1b" not in content
        and b"\0" not in content
        and not charset.strip("\"' ").lower().startswith(("u", "hz", "csu"))
    ):
        return without_marks(content.decode("ascii"))
    if not content.isascii() and (words := as_utf8(content)) is not None and not is_wide(charset):
        return without_marks(words)
    known = codec(charset) if charset else ""
    if charset and not known and charset.strip("\"' ").lower() not in MEANT:
        trouble.note("unknown-charset")
    return without_marks(as_declared(content, known) or guessed(content, known, trouble=trouble))


def as_declared(content: bytes, known: str) -> str:
    """The words in the charset that the letter names, "" when they are not in it."""
    if not known:
        return ""
    try:
        words = content.decode(known)
    except (UnicodeError, ValueError):
        return ""
    # A one-byte charset explains any bytes: claimed as a default over another writing it explains nothing.
    return "" if ONE_BYTE_NAMES.fullmatch(known) and is_a_mere_claim(content, known) else words


ONE_BYTE_NAMES = re.compile(r"cp125\d|cp866|koi8-[ru]|iso8859-\d{1,2}")


def is_a_mere_claim(content: bytes, known: str) -> bool:
    """Whether the words make no sense in the charset that is named, and much in another."""
    as_named = plausible_in(content, known)
    if as_named > PLAUSIBLE:
        return False
    _, best = likeliest(content)
    return best > as_named + CLEARLY and best > PLAUSIBLE


def as_utf8(content: bytes) -> str | None:
    """The words when they are valid UTF-8: no other charset looks like it by chance (RFC 3629, 1)."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as failed:
        # A multi-byte letter cut at the end is still UTF-8.
        if failed.start >= len(content) - 3 and failed.start > 8 and not content[: failed.start].isascii():
            return content.decode("utf-8", "replace")
        return as_halves(content)


def as_halves(content: bytes) -> str | None:
    """The words where a program coded both halves of a letter beyond the first plane by themselves (CESU-8)."""
    if b"\xed" not in content:
        return None
    try:
        return content.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except UnicodeError:
        return None


def is_wide(charset: str) -> bool:
    """Whether the charset writes two or more bytes for each letter."""
    return "16" in charset or "32" in charset


def guessed(content: bytes, known: str, *, trouble: Trouble) -> str:
    """The words in the likeliest charset; noted when some had to be left unread."""
    if found := by_marks(content):
        return (
            content[: len(content) - len(content) % 2].decode(found, "replace")
            if "16" in found
            else content.decode(found, "replace")
        )
    mostly_utf8 = content.decode("utf-8", "replace")
    if is_spoiled_utf8(mostly_utf8):
        trouble.note("charset")
        return mostly_utf8
    name, plausible = likeliest(content)
    if name and plausible > PLAUSIBLE:
        return content.decode(name, "replace")
    trouble.note("charset")
    return content.decode(known or "utf-8", "replace")


def is_spoiled_utf8(words: str) -> bool:
    """Whether nearly all of it was UTF-8, and only here and there a byte is not."""
    lost = words[:4000].count("\ufffd")
    return lost * 20 < len(words[:4000]) and sum(letter > "\x7f" for letter in words[:4000]) > 3 * lost


def by_marks(content: bytes) -> str:
    """The charset that shows itself: by a byte-order mark, by escapes, or by a zero beside each letter."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if b"\x1b$)C" in content and b"\x0e" in content:
        return "iso2022_kr"
    if b"\x1b$" in content or b"\x1b(" in content:
        return "iso2022_jp_ext"
    sample = content[:2000]
    if sample.count(0) * 3 > len(sample):
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    return ""


def without_marks(words: str) -> str:
    """The words without NUL and byte-order marks, and without halves of letters."""
    if "\x00" in words:
        words = words.replace("\x00", "")
    if words.isascii():
        return words
    return words.replace("\ufeff", "").encode("utf-8", "replace").decode("utf-8")
