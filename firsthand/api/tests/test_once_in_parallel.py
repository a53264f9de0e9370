"""Fifty programs send the same write at once to the real product."""

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.product import Product, running_product

MANY = 50


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """The real product, empty but for an administrator, a team and an inbox."""
    with running_product(tmp_path / "installation") as running:
        yield running


@pytest.fixture
def token(product: Product) -> str:
    said = product.says("key", "create", "--name", "Shop", "--role", "admin", "--json")
    key: str = json.loads(said)["key"]
    return key


class TestFiftyAtOnce:
    def test_under_one_key_have_one_effect_and_one_answer(self, product, token):
        body = {"name": "Rūta", "addresses": ["ruta@pastas.example"]}

        answers = at_once(product, token, [(body, "one")] * MANY)

        assert {status for status, _ in answers} == {201}
        assert len({words for _, words in answers}) == 1
        assert len(customers(product, token)) == 1

    def test_with_other_words_under_one_key_are_refused_but_one(self, product, token):
        bodies = [({"name": str(number), "addresses": [f"{number}@pastas.example"]}, "one") for number in range(MANY)]

        answers = at_once(product, token, bodies)

        assert Counter(status for status, _ in answers) == {201: 1, 409: MANY - 1}
        assert len(customers(product, token)) == 1

    def test_under_keys_of_their_own_each_have_theirs(self, product, token):
        bodies = [({"name": "R", "addresses": [f"{number}@pastas.example"]}, f"key {number}") for number in range(MANY)]

        answers = at_once(product, token, bodies)

        assert {status for status, _ in answers} == {201}
        assert len(customers(product, token)) == MANY


def at_once(product: Product, token: str, writes):
    with ThreadPoolExecutor(MANY) as programs:
        return list(programs.map(lambda write: sent(product, token, *write), writes))


def sent(product: Product, token: str, body, key: str = ""):
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Idempotency-Key": key}
    words = json.dumps(body).encode() if body is not None else None
    request = Request(
        f"{product.url}/api/v1/customers?limit=200" if body is None else f"{product.url}/api/v1/customers"
    )
    for name, value in headers.items():
        if value:
            request.add_header(name, value)
    request.data = words
    try:
        with urlopen(request, timeout=60) as answer:
            return answer.status, answer.read()
    except HTTPError as refused:
        return refused.code, refused.read()


def customers(product: Product, token: str):
    return json.loads(sent(product, token, None)[1])["items"]
