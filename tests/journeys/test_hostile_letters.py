"""Letters that want to run or fetch something, opened in a real browser."""

from email.message import EmailMessage
from smtplib import SMTP

import pytest
from playwright.sync_api import Page

from firsthand.kit.html import clean
from tests.journeys.vectors import FETCHES, vectors

HERE = "http://letter.example/"
AT_ONCE = 30
TOUCHED = """() => { for (const one of document.querySelectorAll("*")) for (const kind of ["mouseover", "focus", "click"])
    one.dispatchEvent(new Event(kind)) }"""
MISSED = """() => [...document.querySelectorAll("*")].filter(one =>
    /^(script|style|iframe|frame|object|embed|link|form|input|base|svg|math|video|audio)$/i.test(one.tagName) ||
    [...one.attributes].some(each => /^on/i.test(each.name) || /^\\s*(javascript|vbscript|data:(?!image))/i.test(each.value)))
    .filter(one => one.closest("body")).map(one => one.outerHTML)"""


class Watched:
    """A page on which everything that leaves is noted, and nothing gets anywhere."""

    def __init__(self, page: Page) -> None:
        self.page, self.asked = page, list[str]()
        self._shown = ""
        page.route("**/*", self._answer)

    def shows(self, html: str) -> bool:
        """Whether anything ran while these words stood on a page that forbids nothing."""
        self._shown = f"<!doctype html><meta charset=utf-8><body>{html}</body>"
        self.page.goto(HERE)
        self.page.evaluate(TOUCHED)
        self.page.wait_for_timeout(30)
        return bool(self.page.evaluate("() => 'ran' in window"))

    def _answer(self, route) -> None:
        if route.request.url == HERE:
            route.fulfill(content_type="text/html", body=self._shown)
        else:
            self.asked.append(route.request.url)
            route.abort()


@pytest.fixture
def watched(chromium):
    context = chromium.new_context()
    yield Watched(context.new_page())
    context.close()


class TestLettersThatWantToRun:
    def test_do_so_where_nobody_cleans_them(self, watched):
        watched.shows("<img src=x onerror='window.ran=1'><img src='//far.example/seen'>")
        watched.page.wait_for_function("() => 'ran' in window")
        assert any("far.example" in each for each in watched.asked)

    def test_run_and_fetch_nothing_once_they_are_cleaned(self, watched):
        safe = [clean(f"<p>Before</p>{one}") for one in vectors()]
        assert len(safe) > 450
        for begin in range(0, len(safe), AT_ONCE):
            page = "<hr>".join(safe[begin : begin + AT_ONCE])
            assert not watched.shows(page), page
            assert watched.page.evaluate(MISSED) == []
        assert watched.asked == []

    def test_keep_the_words_around(self):
        assert [one for one in vectors() if "Before" not in clean(f"<p>Before</p>{one}")] == []


class TestALetterThatWantsToFetch:
    """All of them in one letter, by the real inlet, read at the desk."""

    def test_fetches_nothing_before_the_reader_asks_for_pictures(self, house, desk_of):
        letter = EmailMessage()
        letter["From"], letter["To"] = "Rūta <ruta@pastas.example>", "help@namai.example"
        letter["Subject"] = "Pictures"
        letter.set_content("".join(FETCHES).replace("FAR", "//far.example/seen"), subtype="html")
        with SMTP("127.0.0.1", house.smtp) as inlet:
            inlet.send_message(letter)
        with desk_of("Asta") as asta:
            asked: list[str] = []
            asta.context.on("request", lambda request: asked.append(request.url) if "far." in request.url else None)
            asta.context.route("**://far.example/**", lambda route: route.abort())
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            asta.get_by_text("As it was laid out").click()
            frame = asta.frame_locator("iframe").first
            frame.locator("body").wait_for()
            asta.wait_for_timeout(300)
            assert asked == []

            with asta.context.expect_event("request", lambda request: "far." in request.url):
                asta.get_by_text("Show pictures from outside").click()
            assert {url.partition(":")[0] for url in asked} <= {"http", "https"}
