"""Letters of an mbox, and of everything else that holds letters."""

import bz2
import gzip
import io
import tarfile
import zipfile

import pytest

from firsthand.channels.email.moving import mbox
from firsthand.channels.email.moving.mbox import begins_mbox, letters_in
from firsthand.channels.email.moving.sources import letters_at

ONE = b"Subject: One\n\nHello\n"
TWO = b"Subject: Two\n\nFrom there on it hums.\nFrom now\n"
FROM = b"From ruta@pastas.example Tue Nov 24 09:00:00 2026\n"


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("From ruta@pastas.example Tue Nov 24 09:00:00 2026", True),
        ("From - Tue Nov 24 09:00:00 2026", True),
        ("From 1785@xxx Tue Nov 24 09:00:00 +0000 2026", True),
        ("From MAILER-DAEMON Fri Jul  8 12:08:34 2011", True),
        ("From ruta@pastas.example  Tue Nov  4 09:00 2026", True),
        ('From "ruta k"@pastas.example Tue Nov 24 09:00:00 2026', True),
        ("From ruta@pastas.example Tue Nov 24 09:00:00 EET 2026", True),
        ("From there on it hums.", False),
        ("From: ruta@pastas.example", False),
        ("From Tuesday on we are closed", False),
        ("From", False),
    ],
)
def test_a_line_begins_a_letter(line, is_one):
    assert begins_mbox(f"{line}\nSubject: x\n\n".encode()) is is_one


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        (FROM + ONE + b"\n" + FROM + ONE, [ONE, ONE]),
        (FROM + ONE + b"\n" + FROM + TWO + b"\n", [ONE, TWO]),
        ((FROM + ONE + b"\n" + FROM + ONE).replace(b"\n", b"\r\n"), [ONE.replace(b"\n", b"\r\n")] * 2),
        (FROM + b"Subject: x\n\n>From now on\n\n", [b"Subject: x\n\nFrom now on\n"]),
        (FROM + b"Subject: x\n\n>>From now on\n\n", [b"Subject: x\n\n>From now on\n"]),
        (FROM + b"Subject: x\n\n> From now on\n\n", [b"Subject: x\n\n> From now on\n"]),
        (FROM + b"Subject: x\n\na\n" + FROM + b"b\n\n", [b"Subject: x\n\na\n" + FROM + b"b\n"]),
        (b"", []),
        (FROM, [b""]),
    ],
    ids=[
        "two",
        "words like a beginning",
        "line ends",
        "mboxo",
        "mboxrd",
        "quoted",
        "no blank line",
        "empty",
        "nothing",
    ],
)
def test_letters_come_as_they_were(written, letters):
    assert list(letters_in(io.BytesIO(written))) == letters


def test_a_letter_that_is_too_large_is_passed_over(monkeypatch):
    monkeypatch.setattr(mbox, "LARGEST", 100)
    written = FROM + ONE + b"\n" + FROM + b"Subject: x\n\n" + b"x" * 200 + b"\n\n" + FROM + ONE
    assert list(letters_in(io.BytesIO(written))) == [ONE, None, ONE]


def test_a_letter_of_one_endless_line_is_read_in_pieces(monkeypatch):
    monkeypatch.setattr(mbox, "LINE", 64)
    long = b"Subject: x\n\n" + b"xFrom " * 50 + b"\n"
    assert list(letters_in(io.BytesIO(FROM + long))) == [long]


@pytest.fixture
def folder(tmp_path):
    """A Maildir with folders, single letters and what mail programs leave lying about."""
    for place in ("cur/1:2,S", "cur/2:2,DS", "cur/3:2,ST", "new/4", "tmp/5", ".Sent/cur/6:2,S", "letters/7.eml"):
        path = tmp_path / "mail" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ONE)
    (tmp_path / "mail/dovecot.index.log").write_bytes(b"x")
    (tmp_path / "mail/.DS_Store").write_bytes(b"x")
    (tmp_path / "mail/letters/8.mbox").write_bytes(FROM + ONE + b"\n" + FROM + TWO)
    (tmp_path / "mail/letters/9.emlx").write_bytes(b"%d\n" % len(ONE) + ONE + b"<plist/>")
    (tmp_path / "mail/letters/10.msg").write_bytes(b"\xd0\xcf\x11\xe0\xa1")
    (tmp_path / "mail/letters/photo.jpg").write_bytes(b"\xff\xd8\xff")
    return tmp_path / "mail"


HELD = {
    ".Sent/cur/6:2,S": "",
    "cur/1:2,S": "",
    "cur/2:2,DS": "draft",
    "cur/3:2,ST": "trashed",
    "new/4": "",
    "letters/7.eml": "",
    "letters/8.mbox#1": "",
    "letters/8.mbox#2": "",
    "letters/9.emlx": "",
    "letters/10.msg": "outlook",
    "letters/photo.jpg": "no-letter",
}


class TestAFolder:
    def test_holds_letters_in_an_order_that_stays(self, folder):
        found = list(letters_at(folder))
        assert {one.place: one.trouble for one in found} == HELD
        assert [one.place for one in found] == [one.place for one in letters_at(folder)]
        assert {one.raw for one in found if not one.trouble} == {ONE, TWO}

    def test_packed_as_a_zip_holds_the_same(self, folder, tmp_path):
        with zipfile.ZipFile(tmp_path / "mail.zip", "w") as archive:
            for one in folder.rglob("*"):
                if one.is_file():
                    archive.write(one, one.relative_to(folder))
        assert {one.place: one.trouble for one in letters_at(tmp_path / "mail.zip")} == HELD

    @pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress], ids=["tar", "tar.gz", "tar.bz2"])
    def test_packed_as_a_tar_holds_the_same(self, folder, tmp_path, pack):
        path = tmp_path / "mail.tar"
        with tarfile.open(path, "w") as archive:
            archive.add(folder, arcname="")
        path.write_bytes(pack(path.read_bytes()))
        assert {one.place: one.trouble for one in letters_at(path)} == HELD

    def test_is_not_left_by_a_link(self, folder, tmp_path):
        (tmp_path / "secret").write_bytes(b"Key: 1\n\n")
        (folder / "letters/link.eml").symlink_to(tmp_path / "secret")
        assert {one.place: one.trouble for one in letters_at(folder)}["letters/link.eml"] == "no-letter"
