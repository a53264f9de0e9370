"""A brand's own address: its name and colour from the door on, its matters, and the letters that lead there."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from sys import modules
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from firsthand.channels.email.sending.page_line import page_line
from firsthand.conversations.models import Conversation
from firsthand.organisation.actions import AddressIsAnothers, add_brand, place_brand
from firsthand.organisation.models import Brand
from firsthand.organisation.rules import NoSuchHost, a_host
from firsthand.portal.models import Asking
from firsthand.portal.sending import send_code_of
from tests.cast import nine, ruta

pytestmark = pytest.mark.django_db
HOST = "my.outlet.example"


@pytest.fixture
def outlet(shop, settings) -> Brand:
    """The outlet: Sales speaks for it, at an address of its own."""
    settings.ALLOWED_HOSTS = ["*"]
    brand = add_brand("Outlet", by=shop.jonas, at=nine)
    place_brand(brand, address=f"https://{HOST}/", by=shop.jonas, at=nine)
    shop.sales.brand, brand.accent = brand, 340
    shop.sales.save(update_fields=["brand"])
    brand.save(update_fields=["accent"])
    return brand


class TestABrandsOwnAddress:
    def test_bears_its_name_and_colour_from_the_door_on(self, outlet):
        there, at_home = (Client(headers={"host": host}).get("/my/door/") for host in (HOST, "127.0.0.1:8000"))
        assert "Your page at Outlet" in there.content.decode() and 'data-accent="11"' in there.content.decode()
        assert "Outlet" not in at_home.content.decode()

    def test_leads_from_its_bare_name_to_the_page(self, outlet):
        assert Client(headers={"host": HOST}).get("/")["Location"] == "/my/"
        assert Client(headers={"host": "127.0.0.1:8000"}).get("/")["Location"] != "/my/"

    def test_shows_its_matters_and_begins_new_ones_as_it(self, shop, outlet, by_code, matter):
        shop.receives_mail(to="sales@namai.example", subject="The sofa")
        browser = by_code(ruta, Client(headers={"host": HOST}))
        page = browser.get("/my/").content.decode()
        assert "The sofa" in page and "The fridge hums" not in page
        browser.post("/my/new/", {"subject": "The lamp", "words": "Is it there?", "once": "1"})
        assert Conversation.objects.get(subject="The lamp").inbox == shop.sales

    def test_stands_under_its_letters(self, shop, outlet, matter):
        hers = shop.receives_mail(to="sales@namai.example", subject="The sofa").matter
        hers.refresh_from_db()
        told = ((hers, shop.marco, f"http://{HOST}/my/"), (matter, shop.asta, "http://127.0.0.1:8000/my/"))
        for one, by, home in told:
            answer = shop.answers(one.messages.first(), words="Yes.", by=by)
            assert page_line(answer, inbox=one.inbox)[1].startswith(home)

    def test_is_named_in_the_letter_with_the_code(self, outlet, by_code, letters, matter):
        by_code(ruta, Client(headers={"host": HOST}))
        assert "your page at Outlet" in letters[-1][1]

    def test_has_the_code_sent_from_a_mailbox_that_speaks_as_it(self, outlet, matter, monkeypatch):
        letters: list[EmailMessage] = []
        monkeypatch.setattr(modules["firsthand.channels.email.actions.send_word"], "post", partial(noted, letters))
        for host, sender in ((HOST, "sales@namai.example"), ("127.0.0.1:8000", "help@namai.example")):
            Client(headers={"host": host}).post("/my/door/", {"address": ruta.address})
            send_code_of(Asking.objects.latest("pk").pk, at=timezone.now())
            assert sender in str(letters[-1]["From"])

    def test_is_no_other_brands(self, shop, outlet):
        other = add_brand("Kitchens", by=shop.jonas, at=nine)
        with pytest.raises(AddressIsAnothers):
            place_brand(other, address=HOST, by=shop.jonas, at=nine)


def noted(letters: list[EmailMessage], raw: bytes, **_way: Any) -> None:
    letters.append(message_from_bytes(raw, policy=policy.default))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://My.Shop.Example/", "my.shop.example"),
        (" my.shop.example:8443", "my.shop.example:8443"),
        ("localhost:8000", "localhost:8000"),
        ("", ""),
    ],
)
def test_an_address_is_kept_as_browsers_send_it(written, kept):
    assert a_host(written) == kept


@pytest.mark.parametrize(
    "written", ["my shop", "shop.example/page", "a@shop.example", "-a.example", "a..example", "ą.lt", "a" * 300]
)
def test_what_is_no_address_is_refused(written):
    with pytest.raises(NoSuchHost):
        a_host(written)
