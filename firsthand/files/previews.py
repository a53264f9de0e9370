"""Which files a page may show, as what, and what their first bytes prove. Pure.

The kind that a sender names decides only what is tried. What a browser is told is what the bytes prove, so that nothing
is taken for a picture or a letter on paper that is not one; what could run (HTML, SVG, XML) is never shown.
"""

from enum import StrEnum
from functools import lru_cache

HEAD = 1_024  # bytes that are looked at


class Preview(StrEnum):
    """How a file is shown."""

    PICTURE = "picture"
    PDF = "pdf"
    SOUND = "sound"
    VIDEO = "video"
    TEXT = "text"


KINDS = {
    Preview.PICTURE: "image/png image/jpeg image/jpg image/pjpeg image/gif image/webp image/avif",
    Preview.PDF: "application/pdf application/x-pdf",
    Preview.SOUND: "audio/mpeg audio/mp3 audio/mp4 audio/x-m4a audio/aac audio/ogg audio/opus audio/wav audio/x-wav "
    "audio/wave audio/flac audio/x-flac audio/webm",
    Preview.VIDEO: "video/mp4 video/webm video/ogg video/quicktime",
    Preview.TEXT: "text/plain text/csv text/markdown text/tab-separated-values text/x-log application/json",
}
ENDINGS = {
    Preview.PICTURE: "png jpg jpeg gif webp avif",
    Preview.PDF: "pdf",
    Preview.SOUND: "mp3 m4a aac oga opus wav flac",
    Preview.VIDEO: "mp4 m4v webm ogv mov",
    Preview.TEXT: "txt csv tsv md log json",
}
BY_KIND = {kind: preview for preview, kinds in KINDS.items() for kind in kinds.split()}
BY_ENDING = {ending: preview for preview, endings in ENDINGS.items() for ending in endings.split()}
# What programs write when they do not know; then the name tells.
UNKNOWN = {"application/octet-stream", "application/binary", "binary/octet-stream", "application/x-download", ""}

PICTURES = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))
SOUNDS = ((b"ID3", "audio/mpeg"), (b"fLaC", "audio/flac"), (b"OggS", "audio/ogg"), (b"\x1aE\xdf\xa3", "audio/webm"))
VIDEOS = ((b"\x1aE\xdf\xa3", "video/webm"), (b"OggS", "video/ogg"))


@lru_cache(maxsize=4096)
def preview_of(mime: str, name: str) -> Preview | None:
    """How a file of this kind and name is shown, if it can be."""
    if mime in UNKNOWN:
        return BY_ENDING.get(name.rpartition(".")[2].lower())
    return BY_KIND.get(mime)


def proven(preview: Preview, head: bytes) -> str:
    """The content type under which it may be shown; empty where its first bytes are those of something else."""
    match preview:
        case Preview.PICTURE:
            return _begins(head, PICTURES) or _riff(head, b"WEBP", "image/webp") or _box(head, AVIF, "image/avif")
        case Preview.PDF:
            return "application/pdf" if b"%PDF-" in head[:HEAD] else ""
        case Preview.SOUND:
            return (
                _begins(head, SOUNDS) or _riff(head, b"WAVE", "audio/wav") or _box(head, (), "audio/mp4") or _mpeg(head)
            )
        case Preview.VIDEO:
            return _begins(head, VIDEOS) or _box(head, (), "video/mp4")
        case Preview.TEXT:
            return "" if b"\x00" in head and not head.startswith(UTF_16) else "text/plain; charset=utf-8"


AVIF = (b"avif", b"avis")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def as_text(content: bytes) -> bytes:
    """The words in UTF-8, whatever they were written in; what cannot be read is marked, and nothing is left out."""
    for charset in ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(charset).encode()
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace").encode()


def _begins(head: bytes, known: tuple[tuple[bytes, str], ...]) -> str:
    return next((mime for signs, mime in known if head.startswith(signs)), "")


def _riff(head: bytes, kind: bytes, mime: str) -> str:
    return mime if head[:4] == b"RIFF" and head[8:12] == kind else ""


def _box(head: bytes, brands: tuple[bytes, ...], mime: str) -> str:
    """A file of the MP4 family (ISO/IEC 14496-12), of one of these brands where they matter."""
    return mime if head[4:8] == b"ftyp" and (not brands or head[8:12] in brands) else ""


def _mpeg(head: bytes) -> str:
    """A frame of MPEG audio begins with eleven set bits."""
    return "audio/mpeg" if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 else ""
