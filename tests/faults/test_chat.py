"""A web process is killed while visitors write: they are back at once, and each of their words stands once, told once."""

import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.faults.looking import ask
from tests.faults.parts import running, wait_for
from tests.faults.visitors import SITE, Page, talking
from tests.product import Product, free_port, installation

VISITORS, WORDS, BACK_WITHIN = 8, 12, 5.0


@pytest.fixture
def product(tmp_path) -> Iterator[Product]:
    """An installation with the shop and its chat, not yet running."""
    with installation(tmp_path / "installation") as made:
        ask(made, "open")
        yield made


class TestAVisitor:
    """Each has a second page open, which only listens."""

    @pytest.mark.only_on("sqlite")  # below more is asked of it on the other
    def test_loses_and_doubles_nothing_when_the_house_is_killed(self, product):
        pages = pages_of(ask(product, "chat", SITE), [[product.http]] * 2)
        addresses = ("--http", f"127.0.0.1:{product.http}", "--smtp", f"127.0.0.1:{product.smtp}")
        with running(product, "serve", *addresses) as house, talking(pages):
            for kept in (VISITORS * 3, VISITORS * 7):
                wait_for(have_kept(pages, kept))
                house.restart()
                wait_for(product.is_ready)
                assert_are_back(pages, since=time.monotonic())
        assert_each_word_stands_once(product, pages)

    @pytest.mark.only_on("postgresql")  # one process alone writes to SQLite
    def test_goes_on_at_the_other_of_two_processes_when_theirs_is_killed(self, product):
        here, there = product.http, free_port()
        pages = pages_of(ask(product, "chat", SITE), [[here, there], [there, here]])
        with (
            running(product, "web", "--http", f"127.0.0.1:{here}") as first,
            running(product, "web", "--http", f"127.0.0.1:{there}") as second,
            talking(pages),
        ):
            wait_for(have_kept(pages, VISITORS * 3))
            first.restart()
            assert_are_back(pages[:VISITORS], since=time.monotonic())
            first.wait_for(here)
            wait_for(have_kept(pages, VISITORS * 7))
            second.restart()
            assert_are_back(pages[VISITORS:], since=time.monotonic())
        assert_each_word_stands_once(product, pages)


def pages_of(key: str, doors: list[list[int]]) -> list[Page]:
    """Every visitor's page that writes, then every visitor's page that listens, each at doors of its own."""
    tokens = [f"visitor-{number:02}-{'v' * 32}" for number in range(VISITORS)]
    writing = [Page(doors[0], key, token, written_by(token), awaits=WORDS) for token in tokens]
    return writing + [Page(doors[1], key, token, awaits=WORDS) for token in tokens]


def written_by(token: str) -> list[str]:
    return [f"{token[:10]} says {number}" for number in range(WORDS)]


def have_kept(pages: list[Page], words: int) -> Callable[[], bool]:
    return lambda: sum(one.kept for one in pages) >= words


def assert_are_back(pages: list[Page], *, since: float) -> None:
    """Every page has said hello again, or has nothing left to hear."""
    wait_for(lambda: all(one.came_at > since - 1 or one.is_done for one in pages), within=BACK_WITHIN)


def assert_each_word_stands_once(product: Product, pages: list[Page]) -> None:
    said = Counter(word for one in pages[:VISITORS] for word in written_by(one.token))
    assert Counter(ask(product, "chatted")) == said
    for one in pages:
        assert one.told == Counter(written_by(one.token)), "told once, on whichever page"
