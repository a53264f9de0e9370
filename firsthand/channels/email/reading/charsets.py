"""Bytes to words, whatever charset they claim, lack or invent."""

import codecs
import re
from functools import lru_cache

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
WESTERN = ("cp1252", "cp1257", "cp1250")
OTHERS = ("gb18030", "cp932", "euc_jp", "euc_kr", "big5", "cp1251", "koi8-r", "cp1253")
LITHUANIAN_OR_LATVIAN = set("ąčęėįšųūžĄČĘĖĮŠŲŪŽāēīļņģķĀĒĪĻŅĢĶ")
USUAL_LATIN = set("äöüßÄÖÜéèêëàâçñóòôíìîïúùûáãõåæøÅÆØÉÈÀÇÑÓÁÍÚ“”‘’–—…€«»°©®·")


@lru_cache(maxsize=256)
def codec(name: str) -> str:
    """Python's name of the charset that is meant, "" when nobody knows it."""
    name = name.strip().strip("\"'").lower().replace(" ", "")[:60]
    name = MEANT.get(name, name)
    for each in (name, name.replace("_", "-"), re.sub(r"^(?:x-|windows-?|win-?|cp-?|ibm-?)(?=\d)", "cp", name)):
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
    # A European one-byte charset explains any bytes: claimed as a default over Asian or Cyrillic words it explains nothing.
    if not known or (known == "cp1252" and not looks_latin(content)):
        return ""
    try:
        return content.decode(known)
    except (UnicodeError, ValueError):
        return ""


def as_utf8(content: bytes) -> str | None:
    """The words when they are valid UTF-8: no other charset looks like it by chance (RFC 3629, 1)."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as failed:
        # A multi-byte letter cut at the end is still UTF-8.
        if failed.start >= len(content) - 3 and failed.start > 8 and not content[: failed.start].isascii():
            return content.decode("utf-8", "replace")
        return None


def is_wide(charset: str) -> bool:
    """Whether the charset writes two or more bytes for each letter."""
    return "16" in charset or "32" in charset


def looks_latin(content: bytes) -> bool:
    """Whether high bytes stand singly among plain letters, as in the languages of Western Europe."""
    sample = content[:20_000]
    high = sum(byte >= 0x80 for byte in sample)
    return high * 3 < sum(65 <= byte <= 122 for byte in sample) + 3


def guessed(content: bytes, known: str, *, trouble: Trouble) -> str:
    """The words in the likeliest charset; noted when some had to be left unread."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    if b"\x1b$" in content or b"\x1b(" in content:
        return content.decode("iso2022_jp_ext", "replace")
    best = max(candidates(content), key=lambda words: likelihood(words), default="")
    if best and likelihood(best) > 0:
        return best
    trouble.note("charset")
    return content.decode(known or "utf-8", "replace")


def candidates(content: bytes) -> list[str]:
    """What the bytes would say in each charset that people send without naming it."""
    found: list[str] = []
    mostly_utf8 = content.decode("utf-8", "replace")
    if mostly_utf8.count("\ufffd") * 20 < len(mostly_utf8) and not mostly_utf8.replace("\ufffd", "").isascii():
        found.append(mostly_utf8)
    latin = looks_latin(content)
    for name in WESTERN if latin else OTHERS:
        try:
            found.append(content.decode(name))
        except UnicodeDecodeError:
            if latin and name == "cp1252":
                found.append(content.decode(name, "replace"))
    return found


def likelihood(words: str) -> float:
    """How much the words look like words that people write, per letter beyond ASCII."""
    beyond = [letter for letter in words[:4000] if letter > "\x7f"]
    if not beyond:
        return 0.1
    return sum(weight(letter) for letter in beyond) / len(beyond) + script_bonus(words[:4000])


def weight(letter: str) -> float:
    """How usual a letter is where charsets go unnamed."""
    code = ord(letter)
    if 0x3041 <= code <= 0x30FF or letter in "。、！？":
        return 2.0  # kana
    if letter in COMMON_HAN:
        return 2.0
    if 0x4E00 <= code <= 0x9FFF:
        return 0.6
    if 0xAC00 <= code <= 0xD7A3:
        return 1.2
    if 0x0430 <= code <= 0x044F:
        return 1.5
    if 0x0410 <= code <= 0x042F:
        return 0.8
    if letter in USUAL_LATIN:
        return 1.3
    if letter in LITHUANIAN_OR_LATVIAN:
        return 1.25
    if 0x3B1 <= code <= 0x3CE:
        return 1.1
    if letter == "\ufffd" or 0x80 <= code < 0xA0 or 0xE000 <= code < 0xF900 or 0xFF61 <= code <= 0xFF9F:
        return -2.0
    return 0.2


COMMON_HAN = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天"
    "而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理"
    "請謝您好嗎這個為們時會說對沒還發無開後來國東車長問題訂單物件貨請寄電話先生小姐收到付款购买订单问题请谢您吗退货电话发票"
)


def script_bonus(words: str) -> float:
    """Korean and Cyrillic prove themselves by whole words in one script."""
    letters = [letter for letter in words if letter > "\x7f"]
    hangul = sum("\uac00" <= letter <= "\ud7a3" for letter in letters)
    small_cyrillic = sum("а" <= letter <= "я" for letter in letters)
    return 0.8 * (hangul > 0.8 * len(letters)) + 0.8 * (small_cyrillic > 0.75 * len(letters))


def without_marks(words: str) -> str:
    """The words without NUL and byte-order marks, and without halves of letters."""
    if "\x00" in words:
        words = words.replace("\x00", "")
    if words.isascii():
        return words
    return words.replace("\ufeff", "").encode("utf-8", "replace").decode("utf-8")
