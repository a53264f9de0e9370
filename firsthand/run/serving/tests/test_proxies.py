"""Behind a proxy the visitor is who the proxy says; nobody else is believed."""

import re
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from firsthand.run.serving.tests.conftest import serving
from tests.product import Product, installation

VISITOR, NEIGHBOUR = "192.0.2.7", "192.0.2.8"


class TestABelievedProxy:
    @pytest.mark.parametrize(
        ("forwarded", "seen"),
        [
            (VISITOR, VISITOR),
            (f"6.6.6.6, {VISITOR}", VISITOR),  # the visitor wrote the first one
            (f"{VISITOR}, 127.0.0.1", VISITOR),
            ("2001:db8::7", "2001:db8::7"),
            ("", "127.0.0.1"),
        ],
    )
    def test_names_the_visitor(self, forwarded: str, seen: str) -> None:
        assert asked_by(["127.0.0.1"], x_forwarded_for=forwarded)["REMOTE_ADDR"] == seen

    def test_says_whether_the_visitor_came_by_https(self) -> None:
        assert asked_by(["127.0.0.1"], x_forwarded_proto="https")["wsgi.url_scheme"] == "https"

    def test_may_be_named_by_its_network(self) -> None:
        assert asked_by(["127.0.0.0/8"], x_forwarded_for=VISITOR)["REMOTE_ADDR"] == VISITOR

    def test_hands_no_header_on_that_django_could_believe(self) -> None:
        seen = asked_by(["127.0.0.1"], x_forwarded_for=VISITOR, x_forwarded_host="evil.example")

        assert [name for name in seen if "FORWARDED" in name] == []


class TestAnybodyElse:
    @pytest.mark.parametrize("proxies", [[], ["10.0.0.1"]])
    def test_is_who_they_are(self, proxies: list[str]) -> None:
        seen = asked_by(proxies, x_forwarded_for=VISITOR, x_forwarded_proto="https")

        assert (seen["REMOTE_ADDR"], seen["wsgi.url_scheme"]) == ("127.0.0.1", "http")


@pytest.mark.database
class TestTheDoor:
    """The running product, with a proxy on this machine."""

    def test_counts_guesses_by_visitor_and_answers_to_its_own_name_only(self, tmp_path: Path) -> None:
        with installation(tmp_path, "web", proxies="127.0.0.1") as product:
            product.process = product.command("web", "--http", f"127.0.0.1:{product.http}")
            product.wait_until_ready()
            door = Door(product)

            answers = [door.guess(number, visitor=VISITOR) for number in range(11)]

            assert "Too many" not in "".join(answers[:10])
            assert "Too many" in answers[10]
            assert "Too many" not in door.guess(11, visitor=NEIGHBOUR)
            assert door.looks(Host="evil.example")[0] == 400
            status, page = door.looks(**{"X-Forwarded-Host": "evil.example"})
            assert status == 200 and "evil.example" not in page


class Door:
    """The page where one signs in, asked as a proxy asks."""

    def __init__(self, product: Product) -> None:
        self.line = HTTPConnection("127.0.0.1", product.http, timeout=30)
        _, page = self.looks()
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        self.token = token[1]

    def looks(self, **headers: str) -> tuple[int, str]:
        self.line.request("GET", "/accounts/login/", headers=headers)
        answer = self.line.getresponse()
        self.cookie = answer.headers.get("Set-Cookie", "").partition(";")[0]
        return answer.status, answer.read().decode()

    def guess(self, number: int, *, visitor: str) -> str:
        form = {"login": f"nobody{number}@namai.example", "password": "wrong", "csrfmiddlewaretoken": self.token}
        headers = {"Cookie": self.cookie, "X-Forwarded-For": visitor, "Accept-Language": "en"}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        self.line.request("POST", "/accounts/login/", body=urlencode(form), headers=headers)
        return self.line.getresponse().read().decode()


def asked_by(proxies: list[str], **headers: str) -> dict[str, Any]:
    """What Django sees of a request with these headers, which comes from this machine."""
    with serving(proxies=proxies) as server:
        assert server.asks("/seen", **headers)[0] == 200
        [seen] = server.seen
        return seen
