"""Django sees whole and honest requests, and waits for nobody."""

import asyncio
import gzip
import time
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from firsthand.run.serving.packing import is_packable, packed
from firsthand.run.serving.pages import LATER, SOON, Bridge
from firsthand.run.serving.tests.conftest import MEGABYTE, PATIENCE, serving


class TestARequest:
    def test_comes_with_its_path_its_words_and_its_body(self, server):
        assert server.asks("/seen/%C5%BEmogus?a=%C4%85", method="POST", body="kūnas".encode()) == (200, "seen")
        [seen] = server.seen
        assert seen["PATH_INFO"].encode("latin-1").decode() == "/seen/žmogus"
        assert (seen["QUERY_STRING"], seen["REQUEST_METHOD"]) == ("a=%C4%85", "POST")
        assert (seen["body"].decode(), seen["CONTENT_LENGTH"]) == ("kūnas", "6")

    def test_in_chunks_has_a_length_for_django(self, server):
        pieces = (b"x" * 100_000 for _ in range(15))
        assert server.asks("/seen", method="POST", body=pieces)[0] == 200
        assert (len(server.seen[0]["body"]), server.seen[0]["CONTENT_LENGTH"]) == (1_500_000, "1500000")

    def test_that_is_too_large_is_refused(self, server):
        status, words = server.asks("/seen", method="POST", body=iter([b"x" * MEGABYTE] * 3))
        assert (status, words, server.seen) == (413, "This is larger than 2 MB.", [])

    def test_that_announces_too_much_is_refused_before_it_comes(self, server):
        with server.wire() as wire:
            wire.sendall(b"POST /seen HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999\r\n\r\n")
            assert b" 413 " in wire.recv(1000)

    def test_that_breaks_off_never_reaches_django(self, server):
        with server.wire() as wire:
            wire.sendall(b"POST /seen HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nGrazinkite man pinig")
            time.sleep(0.2)
        assert server.asks("/seen")[0] == 200
        assert [seen["REQUEST_METHOD"] for seen in server.seen] == ["GET"]

    def test_that_is_slow_to_arrive_keeps_nobody_waiting(self, server):
        with server.wire() as wire:
            wire.sendall(b"POST /seen HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nslowly")
            assert server.asks("/seen")[0] == 200

    def test_with_letters_that_no_address_has_is_refused(self, server):
        with server.wire() as wire:
            wire.sendall(b"GET /seen?\xff HTTP/1.1\r\nhost: x\r\n\r\n")
            assert b" 400 " in wire.recv(1000)


class TestWhatAScreenAsksForByItself:
    @pytest.mark.parametrize("which", ["later", "soon"])
    def test_is_made_one_after_the_other_and_leaves_room_for_whoever_clicks(self, which):
        with serving(proxies=[], threads=3) as server, ThreadPoolExecutor(2) as screens:
            asked = [screens.submit(server.asks, "/held", X_By_Itself=which) for _screen in range(2)]
            assert server.holds.wait(PATIENCE)
            for _click in range(3):
                assert server.asks("/seen") == (200, "seen")
            held = [seen["PATH_INFO"] for seen in server.seen].count("/held")
            server.may_go.set()
            assert [each.result() for each in asked] == [(200, "seen")] * 2
        assert held == 1

    @pytest.mark.parametrize("how_soon", [LATER, SOON])
    def test_says_how_soon_it_is_wanted_in_words_that_are_understood(self, how_soon):
        script = Path("firsthand/look/static/look/js/live-screen.js").read_text()
        assert f'"{how_soon[1].decode()}"' in script

    def test_after_ones_own_act_waits_for_nobody(self):
        with serving(proxies=[], threads=3) as server, ThreadPoolExecutor(1) as screens:
            asked = screens.submit(server.asks, "/held", X_By_Itself="later")
            assert server.holds.wait(PATIENCE)
            assert server.asks("/seen", X_By_Itself="now") == (200, "seen")
            server.may_go.set()
            assert asked.result() == (200, "seen")

    def test_that_one_reads_comes_before_the_lists_that_wait(self):
        made, may_go = [], Event()

        def page(environ, start):
            made.append(environ["PATH_INFO"])
            may_go.wait(PATIENCE)
            start("200 OK", [])
            return [b"seen"]

        async def asked() -> None:
            house = Bridge(page, ThreadPoolExecutor(4))
            asks = [("/first", LATER), ("/list", LATER), ("/list", LATER), ("/read", SOON)]
            answers = [asyncio.ensure_future(house(request(*each), nothing_more, unheard)) for each in asks]
            await asyncio.sleep(0)  # each has taken its place
            may_go.set()
            await asyncio.gather(*answers)

        asyncio.run(asked())
        assert made == ["/first", "/read", "/list", "/list"]


def request(path: str, how_soon: tuple[bytes, bytes]) -> dict[str, object]:
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "http_version": "1.1",
        "headers": [how_soon],
    }


async def nothing_more() -> dict[str, Any]:
    return {}


async def unheard(_answer: MutableMapping[str, Any]) -> None:
    """Nobody is there to read it."""


class TestHeaders:
    @pytest.mark.parametrize(
        "name",
        ["X-Forwarded-For", "X_Forwarded_For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-IP"],
    )
    def test_that_only_a_proxy_may_set_are_not_believed(self, server, name):
        with server.wire() as wire:
            wire.sendall(f"GET /seen HTTP/1.1\r\nhost: x\r\n{name}: 6.6.6.6\r\n\r\n".encode())
            wire.recv(1000)
        assert server.seen[0]["REMOTE_ADDR"] == "127.0.0.1"
        assert "6.6.6.6" not in server.seen[0].values()

    def test_without_end_are_refused(self, server):
        with server.wire() as wire:
            wire.sendall(b"GET /seen HTTP/1.1\r\nhost: x\r\n" + b"x-more: 0123456789\r\n" * 5000)
            assert b" 431 " in wire.recv(1000)


class TestAnAnswer:
    def test_that_is_large_arrives_whole(self, server):
        assert len(server.asks("/large")[1]) == 20 * MEGABYTE

    def test_that_nobody_takes_holds_up_nobody_else(self, server):
        with server.wire() as wire:
            wire.sendall(b"GET /large HTTP/1.1\r\nhost: x\r\n\r\n")
            wire.recv(1000)
            assert server.asks("/seen") == (200, "seen")

    def test_that_fails_says_nothing_of_why(self, server):
        status, words = server.asks("/broken")
        assert (status, words) == (500, "Internal Server Error")


PAGE = b"<p>labas</p>\r\n<br>" * 1000


class TestAPage:
    @pytest.mark.parametrize("takes", ["gzip, deflate, br", "br, GZIP", "gzip;q=0.5"])
    def test_goes_packed_to_whoever_takes_it_so(self, server, takes):
        with server.line() as line:
            line.request("GET", "/page", headers={"accept-encoding": takes})
            answer = line.getresponse()
            body = answer.read()
        assert (answer.headers["content-encoding"], answer.headers["vary"]) == ("gzip", "Cookie, Accept-Encoding")
        assert gzip.decompress(body) == PAGE
        assert len(body) < len(PAGE) / 5

    @pytest.mark.parametrize("takes", ["", "br", "gzip;q=0", "identity"])
    def test_goes_as_it_is_to_everybody_else(self, server, takes):
        with server.line() as line:
            line.request("GET", "/page", headers={"accept-encoding": takes})
            answer = line.getresponse()
            assert (answer.headers["content-encoding"], answer.read()) == (None, PAGE)

    @pytest.mark.parametrize(("kind", "goes_packed"), [("text/javascript; charset=utf-8", True), ("image/png", False)])
    def test_is_not_all_that_goes_packed(self, kind, goes_packed):
        """The script of a chat is for sites of others: there each kilobyte counts."""
        assert is_packable(200, [(b"content-type", kind.encode())], PAGE) is goes_packed

    def test_is_of_another_length_each_time_so_that_it_tells_little(self):
        assert len({len(packed(PAGE)) for _ in range(40)}) > 10
