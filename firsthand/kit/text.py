"""Small helpers for words."""

import re
import unicodedata
from mimetypes import guess_type

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
MIME = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,58}/[a-z0-9][a-z0-9!#$&^_.+-]{0,58}")


def one_line(words: str, *, at_most: int = 998) -> str:
    """The words on one line: no line breaks, no control or direction marks, single spaces (RFC 5322 2.1.1)."""
    return " ".join(CONTROL.sub(" ", words).split())[:at_most].rstrip()


def excerpt(words: str, *, at_most: int = 140) -> str:
    """The beginning of the words on one line, cut at a word, with an ellipsis when something was left out."""
    line = one_line(words, at_most=at_most * 4)
    if len(line) <= at_most:
        return line
    return line[: at_most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"


def without_nulls(words: str) -> str:
    """The words without NUL, which PostgreSQL cannot hold, and without halves of surrogate pairs."""
    return words.replace("\x00", "").encode("utf-8", "replace").decode()


def typed(words: str) -> str:
    """What somebody typed into a field of many lines: its lines end as ours do, and nothing but words is around it."""
    return without_nulls(words).replace("\r\n", "\n").strip()


def clean_file_name(name: str) -> str:
    """A name that is only a name: no path, no control marks, at most 150 characters with its ending kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", one_line(without_nulls(name), at_most=2000)))[-1].strip(" .")
    stem, dot, ending = last.rpartition(".")
    if not last:
        return "file"
    return last if len(last) <= 150 else (stem[: 149 - len(ending[:20])] + dot + ending[:20] if stem else last[:150])


def clean_mime(mime: str) -> str:
    """The kind of a file without parameters, or the kind that promises nothing (RFC 2045 5.1)."""
    kind = mime.split(";")[0].strip().lower()
    return kind if MIME.fullmatch(kind) else "application/octet-stream"


def mime_by_name(name: str) -> str:
    """The kind that the ending of a name tells."""
    return clean_mime(guess_type(name)[0] or "application/octet-stream")


def initials(name: str) -> str:
    """Up to two letters that stand for a name."""
    words = [word for word in re.split(r"[\s._@-]+", name) if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
