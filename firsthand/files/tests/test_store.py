"""A file is taken in."""

import hashlib
from pathlib import Path

import pytest

from firsthand.files.store import store, store_many
from firsthand.kit.text import clean_file_name, clean_mime


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_FOLDER = tmp_path
    return tmp_path


@pytest.mark.django_db
class TestAFile:
    def test_is_read_exactly_as_it_came(self):
        assert store(b"\x00\xff bytes", name="a.bin", mime="application/octet-stream").read() == b"\x00\xff bytes"

    def test_lies_under_its_fingerprint_and_leaves_no_draft(self, folder):
        store(b"words", name="a.txt", mime="text/plain")

        assert [path.name for path in folder.rglob("*") if path.is_file()] == [hashlib.sha256(b"words").hexdigest()]

    def test_that_comes_twice_is_kept_once_under_both_names(self, folder):
        store_many([(b"same", "one.txt", "text/plain"), (b"same", "two.txt", "text/plain")])

        assert len([path for path in folder.rglob("*") if path.is_file()]) == 1

    def test_has_a_token_that_nobody_guesses(self):
        tokens = {store(b"same", name="a", mime="text/plain").token for _ in range(20)}

        assert len(tokens) == 20
        assert all(len(token) >= 22 for token in tokens)


class TestNames:
    @pytest.mark.parametrize(
        ("given", "name"),
        [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\r\\photo.jpg", "photo.jpg"),
            ("invoice\r\nX-Evil: 1.pdf", "invoice X-Evil: 1.pdf"),
            ("photo\u202egpj.exe", "photo gpj.exe"),
            ("", "file"),
            ("...", "file"),
            ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ],
    )
    def test_are_only_names(self, given, name):
        assert clean_file_name(given) == name

    @pytest.mark.parametrize(
        ("given", "kind"),
        [
            ("image/png", "image/png"),
            ("Image/PNG; name=x", "image/png"),
            ("image/svg+xml; x", "image/svg+xml"),
            ("text/html\r\nX: 1", "application/octet-stream"),
            ("", "application/octet-stream"),
        ],
    )
    def test_kinds_are_only_kinds(self, given, kind):
        assert clean_mime(given) == kind

    def test_a_path_can_never_leave_the_folder(self):
        assert Path(clean_file_name("..")).name == "file"
