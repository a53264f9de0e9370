"""The stream of events says what the socket says."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from firsthand.live import tell
from firsthand.live.screens import ENDED
from firsthand.live.tests.conftest import PATIENCE, session_of


class TestAStream:
    def test_says_what_it_watches_and_then_what_changed(self, house, asta):
        house.allowed[asta.pk] = {"conversation:1"}
        with stream(house, session_of(asta), "conversation:1,conversation:2") as events:
            assert next(events) == {"watching": ["conversation:1"]}
            tell(["conversation:1"])
            assert next(events) == {"changed": ["conversation:1"]}

    def test_ends_with_the_rights_of_the_account(self, house, asta):
        with stream(house, session_of(asta), "desk") as events:
            next(events)
            tell([f"account:{asta.pk}"])
            assert list(events) == [{"closed": ENDED}]


class TestNobody:
    def test_has_no_stream(self, house):
        with pytest.raises(HTTPError, match="401"), stream(house, "", "desk"):
            pass

    def test_has_one_from_another_site(self, house, asta):
        with (
            pytest.raises(HTTPError, match="401"),
            stream(house, session_of(asta), "desk", Origin="https://evil.example"),
        ):
            pass


@contextmanager
def stream(house, session: str, watch: str, **headers: str) -> Iterator[Iterator[Any]]:
    request = Request(
        f"http://127.0.0.1:{house.port}/events?watch={watch}", headers={"Cookie": f"sessionid={session}", **headers}
    )
    with urlopen(request, timeout=PATIENCE) as answer:
        yield events_of(answer)


def events_of(answer: HTTPResponse) -> Iterator[Any]:
    for line in answer:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))
