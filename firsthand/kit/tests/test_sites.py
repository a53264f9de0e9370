"""A page of another site is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic, sleep

import pytest

from firsthand.kit import sites
from firsthand.kit.hosts import InnerHost
from firsthand.kit.sites import NoAddressOfAPage, NobodyAnswers, NotThePage, SiteIsSlow, page_of_site


class Site(BaseHTTPRequestHandler):
    """A shop's web server, in which some paths are odd."""

    def do_GET(self) -> None:
        if self.path.startswith("/to="):
            self._answer(302, Location=self.path.removeprefix("/to="))
        elif self.path == "/gone":
            self._answer(404)
        elif self.path == "/slow":
            self._answer(200, Content_Length="1000")
            while not self.server.is_over:  # type: ignore[attr-defined] # set below
                self.wfile.write(b"x")
                sleep(0.05)
        else:
            policies = {"Content_Security_Policy": "default-src 'self'"}
            self._answer(200, Content_Type="text/html; charset=iso-8859-13", **policies)
            self.wfile.write("<p>Sąrašas</p>".encode("iso-8859-13"))

    def _answer(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        """Nothing is said of a test."""


@contextmanager
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.is_over = False  # type: ignore[attr-defined] # ours
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.is_over = True  # type: ignore[attr-defined] # ours
    server.shutdown()
    server.server_close()


class TestAPage:
    @pytest.fixture(autouse=True)
    def allowed(self, settings) -> None:
        settings.PRIVATE_HOSTS = ["127.0.0.1"]

    def test_is_read_in_its_letters_with_its_policy(self):
        with site() as at:
            found = page_of_site(f"{at}/to=/list?a=1")

        assert (found.address, found.words) == (f"{at}/list?a=1", "<p>Sąrašas</p>")
        assert found.policies == ("default-src 'self'",)

    @pytest.mark.parametrize(("path", "why"), [("/gone", "404"), ("/to=/to=/to=/to=/to=/to=/to=/", "redirects")])
    def test_that_is_not_there_is_said_to_be_so(self, path, why):
        with site() as at, pytest.raises(NotThePage, match=why):
            page_of_site(f"{at}{path}")

    def test_that_never_ends_is_left(self, monkeypatch):
        monkeypatch.setattr(sites, "WITHIN", 0.3)
        began = monotonic()
        with site() as at, pytest.raises(SiteIsSlow):
            page_of_site(f"{at}/slow")

        assert monotonic() - began < 3

    def test_of_nobody_is_said_to_be_nobodys(self):
        with pytest.raises(NobodyAnswers):
            page_of_site("http://127.0.0.1:1/")


class TestTheInnerNetwork:
    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:10.0.0.1]", "169.254.169.254", "localhost"]
    )
    def test_is_never_asked(self, host):
        with pytest.raises(InnerHost):
            page_of_site(f"http://{host}/")

    def test_is_not_asked_when_a_site_leads_there(self, settings):
        settings.PRIVATE_HOSTS = ["127.0.0.1"]
        with site() as at, pytest.raises(InnerHost):
            page_of_site(f"{at}/to=http://10.0.0.8/")


class TestWhatIsNoAddress:
    @pytest.mark.parametrize(
        "address",
        ["", "shop", "file:///etc/passwd", "ftp://shop.example/", "http://", "http://u:p@shop.example/", "http://a:x/",
         "http://shop.example/\r\nX: y", "http://shop.example/ HTTP/1.1", "javascript:alert(1)", "http://[::1/"],
    )  # fmt: skip
    def test_is_refused_with_a_sentence(self, address):
        with pytest.raises(NoAddressOfAPage):
            page_of_site(address)
