"""Which charset unnamed bytes are in: the one in which they look most like what people write."""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Mapping

from firsthand.channels.email.reading import writings

# Where two explain the bytes equally well, the one that stands first.
SEVERAL_BYTES = ("gb18030", "cp932", "euc_jp", "cp949", "big5hkscs")
ONE_BYTE = (
    "cp1252", "cp1257", "cp1250", "iso8859-2", "cp1254", "cp1251", "koi8-u", "iso8859-5", "cp866", "cp1253", "iso8859-7",
    "cp1255", "cp1256", "cp874",
)  # fmt: skip
SIGN_INSIDE = re.compile(r"[A-Za-z][^\x00-\x7f’‘·][A-Za-z]")
LOOKED_AT = 2_000  # bytes
PLAUSIBLE = 0.0
NOTHING_BUT_SIGNS = 1.5
NEUTRAL = frozenset("“”‘’‚„–—…€«»°©®·№\u00a0、。，！？：；「」（）…・،؟¿¡ー％～“”")


def likeliest(content: bytes) -> tuple[str, float]:
    """The charset and how plausible it is: about 1 for a right one, below 0 for what nobody would write."""
    sample = telling(content)
    scores = ((plausibility(words), name) for name, words in readings(sample))
    best, name = max(scores, key=lambda each: each[0], default=(-9.0, ""))
    return name, best


def plausible_in(content: bytes, charset: str) -> float:
    """How plausible the words are in this charset."""
    return plausibility(partly(telling(content), charset) or "")


def telling(content: bytes) -> bytes:
    """The lines in which there is something to see."""
    if len(content) <= LOOKED_AT:
        return content
    out, size = [], 0
    for line in content[:400_000].splitlines():
        if not line.isascii():
            out.append(line[:LOOKED_AT])
            size += len(out[-1])
            if size > LOOKED_AT:
                break
    return b"\n".join(out)[:LOOKED_AT]


def readings(sample: bytes) -> Iterator[tuple[str, str]]:
    """What the bytes say in each charset in which they are valid."""
    for name in (*ONE_BYTE, *SEVERAL_BYTES):
        if words := partly(sample, name):
            yield name, words


def partly(sample: bytes, charset: str) -> str | None:
    """The words of a beginning, which may end inside a letter; None when the bytes are not in this charset."""
    try:
        return codecs.getincrementaldecoder(charset)().decode(sample)
    except (UnicodeError, LookupError):
        return None


def plausibility(words: str) -> float:
    """The mean plausibility of the letters beyond ASCII, less what never stands beside each other."""
    beyond = [letter for letter in words if letter > "\x7f" and letter not in NEUTRAL]
    if not beyond:
        return -1.0 if SIGN_INSIDE.search(words) else NOTHING_BUT_SIGNS
    lower = ["ı" if letter == "İ" else letter.lower() for letter in beyond]  # its small form is two letters
    return best_writing(lower) - 3 * oddities(words) / len(beyond)


def best_writing(letters: list[str]) -> float:
    """How well the letters fit the writing that fits them best."""
    writing = script(letters[len(letters) // 2])
    match writing:
        case "LATIN":
            return 1 + max(mean(letters, each) + 2 for each in writings.LATIN_WEIGHTS.values()) / 2
        case "CYRILLIC":
            return 1 + (mean(letters, writings.CYRILLIC_WEIGHTS) + 2.9) / 1.5
        case "GREEK":
            return 1 + (mean(letters, writings.GREEK_WEIGHTS) + 2.9) / 1.5
        case "HEBREW":
            return 1 + (mean(letters, writings.HEBREW_WEIGHTS) + 2.9) / 1.5
        case "ARABIC":
            return 1 + (mean(letters, writings.ARABIC_WEIGHTS) + 2.9) / 1.5
        case "THAI":
            return 1 + (mean(letters, writings.THAI_WEIGHTS) + 3.3) / 1.5
        case "CJK" | "HIRAGANA" | "KATAKANA" | "HANGUL":
            return sum(map(eastern, letters)) / len(letters)
    return -1.0


def script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0].split("-")[0]


def mean(letters: list[str], table: Mapping[str, float]) -> float:
    return sum(table.get(letter, writings.NEVER) for letter in letters) / len(letters)


def eastern(letter: str) -> float:
    """How usual a letter of China, Japan or Korea is."""
    if letter in writings.COMMON_HAN or letter in writings.COMMON_HANGUL or "\u3041" <= letter <= "\u3094":
        return 1.3
    if "\u30a1" <= letter <= "\u30fc":
        return 0.9
    if "\uac00" <= letter <= "\ud7a3":
        return 0.1
    if "\u4e00" <= letter <= "\u9fa5":
        return -0.3
    return -1.5


def oddities(words: str) -> int:
    """How often a capital follows a small letter, a sign stands inside a word, or two writings meet in one."""
    found, before, before_kind = 0, " ", ""
    for letter in words:
        if letter > "\x7f" and letter not in NEUTRAL:
            kind = unicodedata.category(letter)
            found += kind[0] not in "LM" or (kind == "Lu" and before_kind == "Ll")
            found += kind[0] == "L" and before.isascii() and before.isalpha() and not letter_is_latin(letter)
        else:
            kind = ("Lu" if letter.isupper() else "Ll") if letter.isalpha() else ""
            found += bool(kind) and before > "\x7f" and before_kind[:1] == "L" and not letter_is_latin(before)
            found += kind == "Lu" and before_kind == "Ll" and before > "\x7f"
        before, before_kind = letter, kind
    return found


def letter_is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"
