"""Whom a site says its visitor is."""

import base64
import json

import pytest

from firsthand.channels.chat.rules.identity import identity_in, sign
from tests.cast import minutes, nine

SECRET = "between the site and us"
SOON = int((nine + minutes(30)).timestamp())
RUTA = {"sub": "4711", "name": "Rūta", "email": "ruta@pastas.example", "exp": SOON}


def written(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def test_a_signed_word_says_who_it_is():
    identity = identity_in(sign(RUTA, secret=SECRET), secret=SECRET, at=nine)

    assert identity is not None
    assert (identity.subject, identity.name, identity.address) == ("4711", "Rūta", "ruta@pastas.example")


@pytest.mark.parametrize(
    "word",
    [
        "",
        "not a token",
        "a.b.c",
        "." * 50,
        "ą.ą.ą",
        sign(RUTA, secret="another secret"),
        sign(RUTA, secret=SECRET)[:-1],
        sign(RUTA, secret=SECRET) + "A",
        sign({**RUTA, "exp": int((nine - minutes(1)).timestamp())}, secret=SECRET),
        sign({**RUTA, "exp": int((nine + minutes(60 * 25)).timestamp())}, secret=SECRET),
        sign({**RUTA, "exp": 10**30}, secret=SECRET),
        sign({**RUTA, "exp": "soon"}, secret=SECRET),
        sign({**RUTA, "exp": True}, secret=SECRET),
        sign({key: value for key, value in RUTA.items() if key != "exp"}, secret=SECRET),
        sign({key: value for key, value in RUTA.items() if key != "sub"}, secret=SECRET),
        sign({**RUTA, "sub": ""}, secret=SECRET),
        sign({**RUTA, "sub": "4" * 200}, secret=SECRET),
        sign({**RUTA, "sub": "47\0"}, secret=SECRET),
        f"{written({'alg': 'none'})}.{written(RUTA)}.",
        ".".join([written({"alg": "HS256"}), written({**RUTA, "sub": "1"}), sign(RUTA, secret=SECRET).split(".")[2]]),
        "x" * 5_000,
    ],
)
def test_every_other_word_says_nothing(word):
    assert identity_in(word, secret=SECRET, at=nine) is None


@pytest.mark.parametrize("said", [{"email": "no address"}, {"email_verified": False}, {"email_verified": "false"}])
def test_an_address_that_is_none_or_that_nobody_verified_is_left_out(said):
    identity = identity_in(sign(RUTA | said, secret=SECRET), secret=SECRET, at=nine)

    assert identity is not None
    assert identity.address == ""
