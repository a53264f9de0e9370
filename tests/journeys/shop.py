"""A shop's own site, on which the chat stands: another origin, under a strict content policy."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from firsthand.channels.chat.rules.identity import sign
from tests.product import Product

PAGE = """<!doctype html><html lang="en" dir="{dir}"><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width"><h1>Shop</h1><script async src="{script}" {who}></script></html>"""


@dataclass
class ShopSite:
    """Where visitors come; `?as=NUMBER` signs them in, `?dir=rtl` mirrors the page."""

    url: str
    house: str
    key: str = ""
    secret: str = ""

    def page(self, asked: dict[str, list[str]]) -> str:
        subject, direction = asked.get("as", [""])[0], asked.get("dir", ["ltr"])[0]
        who = f'data-identity="{self.word_for(subject)}"' if subject else ""
        return PAGE.format(script=f"{self.house}/chat/{self.key}.js", who=who, dir=direction)

    def word_for(self, subject: str) -> str:
        """What the site says of who is signed in; another word for each page."""
        said = {"sub": subject, "name": "Elena Rossi", "email": "elena@posta.example", "exp": int(time()) + 3600}
        return sign(said | {"jti": str(uuid4())}, secret=self.secret)

    @property
    def policy(self) -> str:
        sources = f"script-src {self.house}; connect-src {self.house} {self.house.replace('http', 'ws', 1)}"
        return f"default-src 'none'; {sources}; img-src {self.house}"

    @contextmanager
    def device(self, chromium: Browser, *, width: int = 1280) -> Iterator[BrowserContext]:
        """A visitor's own browser; its scripts raise nothing."""
        context = chromium.new_context(viewport={"width": width, "height": 800}, base_url=self.url)
        raised: list[str] = []
        context.on("weberror", lambda error: raised.append(error.error.stack or str(error.error)))
        yield context
        context.close()
        assert raised == []


@contextmanager
def shop_site(house: Product) -> Iterator[ShopSite]:
    """The site is open, and the house's chat stands on it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    site = ShopSite(f"http://127.0.0.1:{server.server_port}", house.url)
    settings = {"FIRSTHAND_DATA": str(house.data), "DJANGO_SETTINGS_MODULE": "firsthand.run.settings"}
    opened = [sys.executable, "-m", "tests.journeys.seed", site.url]
    said = subprocess.run(opened, env=house.environment | settings, check=True, capture_output=True, text=True)
    site.key, site.secret = json.loads(said.stdout)

    class Serving(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.page(parse_qs(urlsplit(self.path).query)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", site.policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            pass

    server.RequestHandlerClass = Serving
    Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()


def opens_chat(page: Page, address: str = "/") -> Locator:
    """The visitor's card, open at this page of the shop."""
    page.goto(address)
    card = page.locator("firsthand-chat .card")
    page.locator("firsthand-chat .bubble").wait_for()
    stays = "innerWidth > 480 && Object.values(localStorage).some(kept => JSON.parse(kept)?.open)"
    if not page.evaluate(stays):
        page.locator("firsthand-chat .bubble").click()
    card.wait_for()
    return card


def writes(card: Locator, words: str) -> None:
    card.get_by_label("Write a message…").fill(words)
    card.get_by_label("Write a message…").press("Enter")
