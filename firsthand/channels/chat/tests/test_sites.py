"""On which sites a chat may stand."""

import pytest

from firsthand.channels.chat.rules.sites import may_stand_on, site_in


@pytest.mark.parametrize(
    ("written", "site"),
    [
        ("https://shop.example", "https://shop.example"),
        ("shop.example", "https://shop.example"),
        ("HTTPS://Shop.Example/products?x=1", "https://shop.example"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://*.shop.example", "https://*.shop.example"),
        ("https://", ""),
        ("javascript:alert(1)", ""),
        ("https://shop.example@evil.example", ""),
        ("*", ""),
        ("https://*", ""),
        ("", ""),
    ],
)
def test_a_site_is_the_origin_of_what_was_typed(written, site):
    assert site_in(written) == site


@pytest.mark.parametrize(
    ("origin", "may"),
    [
        ("https://shop.example", True),
        ("https://lt.shop.example", True),
        ("https://a.b.shop.example", True),
        ("http://shop.example", False),
        ("https://shop.example:8443", False),
        ("https://shop.example.evil.example", False),
        ("https://evilshop.example", False),
        ("https://.shop.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_only_named_sites_may(origin, may):
    assert may_stand_on(origin, ["https://shop.example", "https://*.shop.example"]) is may
