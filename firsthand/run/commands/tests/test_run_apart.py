"""`firsthand web`, `worker` and `inlet` as processes of their own: together they do what `serve` does."""

import json
import re
import signal
import smtplib
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pytest
from websockets.sync.client import ClientConnection, connect

from firsthand.run.commands.tests.conftest import LETTER, PASSWORD
from tests.product import STARTS_WITHIN, Product, installation
from tests.valkey import ValkeyServer

ONA = "ona@namai.example"
HEARS_WITHIN = STARTS_WITHIN  # what is heard may wait for a process that has only been started


@pytest.mark.database
@pytest.mark.parametrize("bus", ["the database", "valkey"])
class TestThreeProcesses:
    def test_take_a_letter_in_read_it_and_tell_an_open_screen(self, tmp_path: Path, bus: str) -> None:
        with house(tmp_path, bus=bus) as product, screen(product) as line:
            assert says(line, {"watch": ["desk"]}) == {"watching": ["desk"]}

            post(product, reference="first")

            assert hears(line) == {"changed": ["desk"]}
            assert "idle" in product.says("idle", "--timeout", "30", "--json")
            assert json.loads(product.says("ingest", stdin=LETTER.format(reference="first")))["duplicate"]

    def test_do_without_any_of_them_for_a_while(self, tmp_path: Path, bus: str) -> None:
        """A letter comes while no worker runs; it is read, and told, once there is one again."""
        with house(tmp_path, bus=bus, parts=("web", "inlet")) as product, screen(product) as line:
            says(line, {"watch": ["desk"]})
            post(product, reference="while-nobody-works")
            assert product.does("idle", "--timeout", "0.2").returncode == 1

            with part(product, "worker"):
                assert hears(line) == {"changed": ["desk"]}


@contextmanager
def house(folder: Path, *, bus: str, parts: tuple[str, ...] = ("web", "worker", "inlet")) -> Iterator[Product]:
    """The parts run, Ona is the administrator, and whatever was told at the beginning is past."""
    with ExitStack() as ends:
        settings = {"mail_domains": "*"}
        if bus == "valkey":
            valkey = ValkeyServer()
            valkey.start()
            ends.callback(valkey.end)
            settings["valkey_url"] = valkey.url
        product = ends.enter_context(installation(folder, is_new=False, **settings))
        product.says("admin", "create", "--email", ONA, "--password-stdin", stdin=PASSWORD)
        for name in parts:
            ends.enter_context(part(product, name))
        yield product


@contextmanager
def part(product: Product, name: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A process of its own, which ends in order and in time when it is told to."""
    where = {"web": ["--http", f"127.0.0.1:{product.http}"], "inlet": ["--smtp", f"127.0.0.1:{product.smtp}"]}
    process = product.command(name, *where.get(name, []))
    try:
        wait_for(product, name, process)
        yield process
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    finally:
        process.kill()


def wait_for(product: Product, name: str, process: "subprocess.Popen[bytes]") -> None:
    ready = {"web": product.is_ready, "inlet": lambda: is_open(product.smtp), "worker": lambda: True}[name]
    until = time.monotonic() + STARTS_WITHIN
    while not ready():
        assert process.poll() is None and time.monotonic() < until, product.log[-3000:]
        time.sleep(0.05)


def is_open(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def post(product: Product, *, reference: str) -> None:
    with smtplib.SMTP("127.0.0.1", product.smtp, timeout=30) as server:
        letter = LETTER.format(reference=reference).encode()
        server.sendmail("ruta@pastas.example", ["desk@namai.example"], letter)


@contextmanager
def screen(product: Product) -> Iterator[ClientConnection]:
    """A socket as Ona's browser opens it after she signed in."""
    cookie = signed_in(product)
    with connect(f"ws://127.0.0.1:{product.http}/ws", additional_headers={"Cookie": cookie}, proxy=None) as line:
        yield line


def signed_in(product: Product) -> str:
    door = asks(product, "GET")
    page = door.read().decode()
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token, page[:2000]
    form = {"login": ONA, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    entered = asks(product, "POST", urlencode(form), cookies(door))
    assert entered.status == 302, entered.read().decode()[:2000]
    return cookies(entered)


def asks(product: Product, method: str, body: str = "", cookie: str = "") -> HTTPResponse:
    line = HTTPConnection("127.0.0.1", product.http, timeout=30)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    line.request(method, "/accounts/login/", body=body or None, headers=headers)
    return line.getresponse()


def cookies(answer: HTTPResponse) -> str:
    return "; ".join(cookie.partition(";")[0] for cookie in answer.headers.get_all("Set-Cookie") or [])


def says(line: ClientConnection, words: object) -> object:
    line.send(json.dumps(words))
    return hears(line)


def hears(line: ClientConnection) -> object:
    return json.loads(line.recv(timeout=HEARS_WITHIN))
