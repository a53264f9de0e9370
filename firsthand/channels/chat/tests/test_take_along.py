"""Somebody who has written signs in on the site, in the same browser."""

from typing import Any

import pytest

from firsthand.channels.chat.actions import reach
from firsthand.channels.chat.models import Visitor
from firsthand.channels.chat.rules.going_on import Unnamed, goes_along
from firsthand.channels.chat.rules.identity import Identity
from firsthand.channels.chat.tests.conftest import Browser
from firsthand.conversations.actions import give_to_customer, resolve
from firsthand.conversations.models import Conversation
from firsthand.people.actions import part
from firsthand.people.models import Joining
from tests.cast import elena, minutes, nine, ruta

RUTAS = Identity("4711", "Rūta", ruta.address, "", nine + minutes(60))


@pytest.fixture
def signs_in(signed_in):
    """The site vouches from now on for whoever uses this browser."""

    def vouched_for(browser, *, at=nine, **claims):
        browser.identity = signed_in(**claims).identity
        return browser.comes(at=at)

    return vouched_for


class TestTheirConversation:
    def test_goes_on_and_is_theirs(self, shop, visitor, signs_in):
        known = shop.receives_mail(from_=ruta).matter.customer
        asked = visitor.says("Does it fit?")
        shop.answers(asked, words="It does.")

        signs_in(visitor).says("Thank you", at=nine + minutes(3))

        assert visitor.reads() == ["Does it fit?", "It does.", "Thank you"]
        assert Conversation.objects.filter(inbox__channel="chat").get().customer == known

    def test_of_somebody_new_bears_their_name(self, visitor, signs_in):
        visitor.says("Does it fit?")

        signs_in(visitor)

        customer = Visitor.objects.get().customer.stands_in
        assert (customer.name, customer.external_id, customer.addresses.get().is_verified) == ("Rūta", "4711", True)

    def test_goes_on_where_the_address_that_they_gave_is_the_one_they_have(self, visitor, signs_in):
        visitor.says("Does it fit?")
        reach(Visitor.objects.get(), address=ruta.address, at=nine)

        signs_in(visitor)

        assert visitor.reads() == ["Does it fit?"]
        assert Visitor.objects.get().customer.stands_in.name == "Rūta"

    def test_is_shown_on_their_other_devices_too(self, shop, visitor, signed_in, signs_in):
        laptop = signed_in(token="laptop-" + "l" * 40, jti="of the laptop")
        resolve(laptop.says("Solved long ago").matter, by=shop.asta, at=nine)
        visitor.says("Does it fit?")

        signs_in(visitor)

        assert laptop.reads() == ["Does it fit?"]

    def test_is_seen_by_nobody_in_this_browser_once_they_have_signed_out(self, visitor, signs_in):
        visitor.says("Does it fit?")
        signs_in(visitor)
        visitor.identity = ""

        assert visitor.comes().reads() == []

    def test_is_not_seen_by_a_page_that_was_open_before(self, visitor, signs_in):
        visitor.says("Does it fit?")
        before = Browser(visitor.chat, visitor.token).comes()
        signs_in(visitor)

        assert before.reads() == []

    def test_is_nobodys_again_when_a_colleague_says_that_they_are_two(self, shop, visitor, signs_in):
        known = shop.receives_mail(from_=ruta).matter.customer
        conversation = visitor.says("Does it fit?").matter
        signs_in(visitor)

        part(Joining.objects.get(), by=shop.asta, at=nine + minutes(5))

        conversation.refresh_from_db()
        assert conversation.customer != known


class TestIsAnothers:
    """Something forbids it: they begin anew, and what was written stays where it is."""

    def test_when_a_colleague_gave_it_to_another_customer(self, shop, visitor, signs_in):
        hers = shop.receives_mail(from_=elena).matter.customer
        give_to_customer(visitor.says("It is Elena").matter, customer=hers, by=shop.asta, at=nine)

        assert signs_in(visitor).reads() == []

    def test_when_they_have_an_open_one_on_another_device(self, visitor, signed_in, signs_in):
        signed_in(token="laptop-" + "l" * 40, jti="of the laptop").says("From the laptop")
        visitor.says("From the phone")

        assert signs_in(visitor).reads() == ["From the laptop"]

    def test_when_the_word_of_the_site_was_copied(self, visitor, signed_in, signs_in):
        signed_in().says("Hello?")
        visitor.says("Hello?")

        assert signs_in(visitor).says("Who am I?").matter.customer.external_id is None

    @pytest.mark.parametrize(
        "forbids",
        [
            {"here_at": nine - minutes(31)},
            {"is_nobody_else": False},
            {"has_thread": False},
            {"addresses": ("somebody@else.example",)},
            {"addresses": (ruta.address, "somebody@else.example")},
        ],
    )
    def test_when(self, forbids):
        there: dict[str, Any] = {
            "here_at": nine,
            "is_nobody_else": True,
            "has_thread": True,
            "addresses": (ruta.address,),
        }

        assert goes_along(Unnamed(**there), RUTAS, at=nine)
        assert not goes_along(Unnamed(**there | forbids), RUTAS, at=nine)


class TestTwoDevices:
    """Rūta is signed in on both before she writes."""

    def test_are_in_one_conversation(self, signed_in):
        phone, laptop = (signed_in(token=f"{name}-" + "d" * 40, jti=name).comes() for name in ("phone", "laptop"))

        first, second = phone.says("From the phone"), laptop.says("From the laptop")

        assert first.conversation == second.conversation
        assert phone.reads() == laptop.reads() == ["From the phone", "From the laptop"]

    def test_are_both_in_the_new_one_when_it_was_begun_on_one(self, shop, signed_in):
        phone, laptop = (signed_in(token=f"{name}-" + "d" * 40, jti=name) for name in ("phone", "laptop"))
        phone.says("Long ago")
        laptop.comes()
        resolve(Conversation.objects.get(), by=shop.asta, at=nine)
        Conversation.objects.update(resolved_at=nine - minutes(5000))

        phone.says("Today", at=nine + minutes(1))

        assert laptop.reads() == ["Today"]
