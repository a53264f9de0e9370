"""Whose mailbox an address is: a table of cases."""

import pytest

from firsthand.channels.email.providers import PROVIDERS, at_server, of_address

CASES = [
    ("shop@gmail.com", [], "google"),
    ("Shop@GoogleMail.com", [], "google"),
    ("help@namai.example", ["aspmx.l.google.com"], "google"),
    ("help@namai.example", ["namai-example.mail.protection.outlook.com"], "microsoft"),
    ("help@namai.example", ["in1-smtp.messagingengine.com"], "fastmail"),
    ("help@namai.example", ["mx01.mail.icloud.com."], "icloud"),
    ("help@namai.example", ["mx.zoho.eu"], "zoho-eu"),
    ("help@namai.example", ["emx.mail.ru"], "mail-ru"),
    ("help@namai.example", ["mx.yandex.net"], "yandex"),
    ("x@gmx.de", [], "gmx"),
    ("x@gmx.com", [], "gmx-com"),
    ("help@namai.example", ["mx.namai.example"], None),
    ("help@namai.example", ["notgoogle.com"], None),
    ("nonsense", [], None),
]


@pytest.mark.parametrize(("address", "servers", "code"), CASES)
def test_an_address_is_of(address, servers, code):
    found = of_address(address, servers=servers)
    assert (found.code if found else None) == code


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda one: one.code)
def test_a_provider_is_known_by_its_own_servers(provider):
    assert at_server(provider.smtp) == provider or provider.code in {"gmx", "gmx-com"}
