"""Mail to a customer comes back: the representative sees why, where the answer goes, and how else to reach them."""

from datetime import timedelta

import pytest

from firsthand.conversations.actions import mark_bounced, mark_sent
from firsthand.people.actions import add_address, mark_complaining, mark_unreachable
from tests.cast import nine, noon, ruta, ten

pytestmark = pytest.mark.django_db
SIGNED = "It hums.\n\n-- \nRūta Kazlauskienė\ntel. +370 600 12345\nAntakalnio 12, 10312 Vilnius\n"


@pytest.fixture
def bounced(shop):
    """Asta's answer came back: nobody has Rūta's address any more."""
    answer = shop.answers(shop.receives_mail(words=SIGNED, at=nine), at=ten)
    mark_sent(answer, at=ten)
    mark_bounced(answer, why="nobody", note="550 5.1.1 <ruta@pastas.example> unknown", hard=True, at=noon)
    mark_unreachable([ruta.address], hard=True, why="nobody", at=noon)
    return answer


def page_of(client, message):
    return client.get(f"/conversations/{message.conversation_id}/").content.decode()


class TestAnAddressThatComesBack:
    def test_says_why_and_what_the_server_said(self, shop, bounced, at_desk):
        page = page_of(at_desk(shop.asta), bounced)

        assert f"Mail to {ruta.address} cannot be delivered. It came back" in page and "nobody has this address" in page
        assert "came back undelivered: nobody has this address" in page and "550 5.1.1" in page

    def test_says_it_in_the_readers_language(self, shop, bounced, at_desk):
        shop.asta.account.language = "lt"
        shop.asta.account.save(update_fields=["language"])

        assert "tokio adreso niekas neturi" in page_of(at_desk(shop.asta), bounced)

    def test_names_the_telephone_from_their_letters(self, shop, bounced, at_desk):
        page = page_of(at_desk(shop.asta), bounced)

        assert 'href="tel:+37060012345"' in page and "10312" not in page.partition("From their letters")[2][:300]
        assert "No other address is known." in page

    def test_names_the_other_address_to_which_the_answer_goes(self, shop, bounced, at_desk):
        add_address(bounced.matter.customer, address="ruta@darbas.example", by=shop.asta, at=noon)

        assert "Your answer goes to ruta@darbas.example instead." in page_of(at_desk(shop.asta), bounced)

    def test_is_said_no_more_when_she_has_written_from_it(self, shop, bounced, at_desk):
        shop.receives_mail(words="Here I am.", at=noon)

        assert "cannot be delivered" not in page_of(at_desk(shop.asta), bounced)


class TestAMailboxThatIsFull:
    def test_is_said_to_be_so_for_now(self, shop, at_desk):
        asked = shop.receives_mail(at=nine)
        mark_unreachable([ruta.address], hard=False, why="full", at=noon)

        page = page_of(at_desk(shop.asta), asked)

        assert f"The last mail to {ruta.address} came back" in page and "mailbox is full" in page
        assert "It may arrive another time." in page

    def test_is_given_up_when_it_stays_so_and_says_how_often(self, shop, at_desk):
        asked = shop.receives_mail(at=nine)
        for day in (0, 4, 8):
            mark_unreachable([ruta.address], hard=False, why="full", at=noon + timedelta(days=day))

        page = page_of(at_desk(shop.asta), asked)

        assert f"Mail to {ruta.address} cannot be delivered." in page
        assert "It came back 3 times in a row, first" in page


class TestSomebodyWhoCalledOurMailSpam:
    def test_is_shown_as_such(self, shop, at_desk):
        asked = shop.receives_mail(at=nine)
        mark_complaining([ruta.address], at=noon)

        assert "called our mail spam: gets answers alone" in page_of(at_desk(shop.asta), asked)


class TestAnAddressThatTakesMail:
    def test_is_not_spoken_of(self, shop, at_desk):
        assert "comes back" not in page_of(at_desk(shop.asta), shop.receives_mail(at=nine))
