"""What others wrote and we carry along is what was built, with its licences."""

import hashlib

from tests.architecture.house import HOUSE

VENDOR = HOUSE / "firsthand" / "look" / "static" / "look" / "vendor"


def test_each_bundle_is_the_one_that_was_built() -> None:
    for line in (VENDOR / "tiptap.sha256").read_text().splitlines():
        wanted, name = line.split()
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == wanted


def test_each_bundle_brings_its_licences() -> None:
    licences = (VENDOR / "tiptap-licences.txt").read_text()

    assert "@tiptap/core" in licences and "prosemirror-view" in licences
    assert licences.count("Permission is hereby granted") >= 17
