"""The living page in a real browser, with a line to the house that the test holds in its hand."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

PATIENCE = 20_000  # milliseconds: a busy machine is no failure of a page
SWAPPED = f"""() => {{ window.swapped = new Promise((done, fail) => {{
  document.addEventListener('htmx:after:swap', () => setTimeout(done), {{ once: true }});
  setTimeout(() => fail(new Error('nothing came')), {PATIENCE});
}}); }}"""

expect.set_options(timeout=PATIENCE)


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Silent(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """The pages on a free port; no test database is touched, for nobody is signed in."""
    server = make_server("127.0.0.1", 0, StaticFilesHandler(get_wsgi_application()), Server, Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Screen:
    """A page, what it asked the house to watch, and what went wrong in it."""

    page: Page
    lines: list[WebSocketRoute] = field(default_factory=list)
    watched: list[list[str]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def tell(self, topic: str) -> None:
        """The house says that something changed; the page fetches it, and it stands there."""
        self.page.evaluate(SWAPPED)
        self.lines[-1].send(json.dumps({"changed": [topic]}))
        self.page.evaluate("swapped")

    def until(self, is_so: Callable[[], Any]) -> None:
        """It has come about, while the page went on."""
        for _ in range(PATIENCE // 10):
            if is_so():
                return
            self.page.wait_for_timeout(10)
        raise AssertionError("it did not come about in time")

    def answer(self, line: WebSocketRoute) -> None:
        self.lines.append(line)
        line.on_message(lambda words: self.heard(line, json.loads(words)))

    def heard(self, line: WebSocketRoute, said: dict[str, Any]) -> None:
        """The house remembers everything, until the line has broken."""
        if topics := said.get("watch"):
            self.watched.append(topics)
            line.send(json.dumps({"watching": topics} | ({"at": time.time()} if len(self.lines) == 1 else {})))


@contextmanager
def screen(browser: Browser, address: str, *, width: int = 1440, **options: Any) -> Iterator[Screen]:
    """The page, open in a window that remembers nothing of the one before."""
    shown = Screen(browser.new_page(viewport={"width": width, "height": 900}, **options))
    shown.page.route_web_socket("**/ws", shown.answer)
    shown.page.on("pageerror", lambda error: shown.troubles.append(str(error)))
    shown.page.on("console", lambda said: shown.troubles.append(said.text) if said.type == "error" else None)
    shown.page.goto(address)
    if shown.page.locator("live-screen").count():
        shown.until(lambda: shown.watched)
    yield shown
    shown.page.close()
