"""What the first page of the day brings over the line, as it goes: packed, each file with its head."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from firsthand.run.serving.packing import packed

MOST = 150_000
HEAD = 330  # bytes of each answer
FETCHED = re.compile(
    r'(?:<script[^>]* src|<link rel="(?:stylesheet|preload|icon)" [^>]*?href|<use href|<img src)="(/static/[^"#]+)'
)
SHEET = re.compile(r'<link rel="stylesheet" href="(/static/[^"]+)')
IMPORTED = re.compile(r'^import .*?"\./([^"]+)"', re.MULTILINE)


class TestTheDesk:
    """Asta opens it in the morning, in a browser that has never seen it."""

    def test_comes_with_less_than_150_kilobytes(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/desk/unowned/").content

        brought = {name: weight(name) for name in fetched(page.decode())}
        total = len(packed(page)) + 1_000 + sum(brought.values())

        assert total < MOST, sorted(brought.items(), key=lambda one: -one[1])[:15]

    def test_does_not_bring_the_place_for_words_with_form(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get(f"/conversations/{asked.conversation_id}/").content.decode()

        assert "look/vendor/tiptap.js" not in "".join(fetched(page))


def fetched(page: str) -> Iterator[str]:
    """The files that a browser fetches for this page, with those that modules import, each once."""
    waiting, seen = [urlsplit(found).path.removeprefix("/static/") for found in FETCHED.findall(page)], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        yield name
        if name.endswith(".js"):
            waiting += [f"{name.rpartition('/')[0]}/{other}" for other in IMPORTED.findall(file(name).read_text())]


def weight(name: str) -> int:
    content = file(name).read_bytes()
    return HEAD + (len(content) if name.endswith((".woff2", ".png")) else len(packed(content)))


def file(name: str) -> Path:
    found = finders.find(name)
    if not isinstance(found, str):
        pytest.fail(f"{name} is not among the files")
    return Path(found)
