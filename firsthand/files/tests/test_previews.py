"""Which files a page shows, and as what."""

import pytest

from firsthand.files.previews import Preview, as_text, preview_of, proven

PNG, JPEG, PDF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"%PDF-1.7\n"
MP4 = b"\x00\x00\x00\x18ftypisom"


@pytest.mark.parametrize(
    ("mime", "name", "shown"),
    [
        ("image/png", "photo.png", "picture"),
        ("image/webp", "photo", "picture"),
        ("application/pdf", "invoice", "pdf"),
        ("application/octet-stream", "Invoice 12.PDF", "pdf"),
        ("", "night.m4a", "sound"),
        ("audio/mpeg", "night.mp3", "sound"),
        ("video/mp4", "noise.mp4", "video"),
        ("text/csv", "orders.csv", "text"),
        ("application/octet-stream", "router.log", "text"),
        ("text/html", "page.txt", None),
        ("image/svg+xml", "drawing.png", None),
        ("application/xhtml+xml", "page.pdf", None),
        ("application/xml", "x.json", None),
        ("application/octet-stream", "page.html", None),
        ("application/octet-stream", "drawing.svg", None),
        ("application/octet-stream", "setup.exe", None),
        ("application/msword", "letter.doc", None),
        ("application/octet-stream", "noname", None),
    ],
)
def test_what_could_run_is_never_shown_and_an_unknown_kind_goes_by_its_name(mime, name, shown):
    assert preview_of(mime, name) == shown


@pytest.mark.parametrize(
    ("preview", "head", "kind"),
    [
        (Preview.PICTURE, PNG, "image/png"),
        (Preview.PICTURE, JPEG, "image/jpeg"),
        (Preview.PICTURE, b"GIF89a", "image/gif"),
        (Preview.PICTURE, b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (Preview.PICTURE, b"\x00\x00\x00\x1cftypavif", "image/avif"),
        (Preview.PICTURE, b"\x00\x00\x00\x1cftypheic", ""),
        (Preview.PICTURE, b"<svg onload=alert(1)>", ""),
        (Preview.PICTURE, b"<html><script>", ""),
        (Preview.PICTURE, PDF, ""),
        (Preview.PDF, PDF, "application/pdf"),
        (Preview.PDF, b"<html>", ""),
        (Preview.SOUND, b"ID3\x03\x00", "audio/mpeg"),
        (Preview.SOUND, b"\xff\xfb\x90\x00", "audio/mpeg"),
        (Preview.SOUND, b"OggS\x00", "audio/ogg"),
        (Preview.SOUND, b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav"),
        (Preview.SOUND, MP4, "audio/mp4"),
        (Preview.SOUND, b"<html>", ""),
        (Preview.VIDEO, MP4, "video/mp4"),
        (Preview.VIDEO, b"\x1aE\xdf\xa3\x01", "video/webm"),
        (Preview.VIDEO, b"", ""),
        (Preview.TEXT, b"<script>alert(1)</script>", "text/plain; charset=utf-8"),
        (Preview.TEXT, b"MZ\x90\x00\x03", ""),
        (Preview.TEXT, "ąčę".encode("utf-16"), "text/plain; charset=utf-8"),
    ],
)
def test_the_bytes_decide_what_a_browser_is_told(preview, head, kind):
    assert proven(preview, head) == kind


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_words_are_read_whatever_they_were_written_in(charset):
    assert as_text("Rūta, ačiū".encode(charset)).decode() == "Rūta, ačiū"


def test_old_words_are_read_as_windows_wrote_them():
    assert as_text("è già".encode("cp1252")).decode() == "è già"
