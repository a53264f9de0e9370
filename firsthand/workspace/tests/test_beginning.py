"""A new matter, from its page."""

import pytest

from firsthand.conversations.models import Conversation, Message
from tests.cast import elena, ruta

AT = "/conversations/new/"


def send(client, **more):
    said = {"to": f"{elena.name} <{elena.address}>", "subject": "Your sofa", "words": "It has arrived.", "once": "1d8f"}
    return client.post(AT, {**said, **more})


class TestTheLetter:
    def test_is_sent_and_its_conversation_is_shown(self, shop, at_desk):
        answer = send(at_desk(shop.asta), inbox=shop.help.pk, cc="petras@pastas.example")

        message = Message.objects.get()
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/conversations/{message.conversation_id}/")
        assert [one["kind"] for one in message.recipients] == ["to", "cc"]

    def test_is_sent_once_though_the_form_came_twice(self, shop, at_desk):
        client = at_desk(shop.asta)

        assert {send(client, inbox=shop.help.pk).headers["Location"] for _ in range(2)} == {
            f"/conversations/{Conversation.objects.get().pk}/"
        }

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"to": ""}, "No address is known"),
            ({"to": "elena"}, "is not an e-mail address"),
            ({"to": "sales@namai.example"}, "one of our own mailboxes"),
            ({"words": " "}, "Write something"),
        ],
    )
    def test_that_cannot_be_sent_says_why_and_keeps_the_words(self, shop, at_desk, more, sentence):
        answer = send(at_desk(shop.asta), inbox=shop.help.pk, **more)

        page = answer.content.decode()
        assert answer.status_code == 422 and sentence in page and 'value="Your sofa"' in page
        assert not Conversation.objects.exists()

    def test_never_leaves_from_another_teams_inbox(self, shop, at_desk):
        assert send(at_desk(shop.asta), inbox=shop.sales.pk).status_code == 404
        assert not Conversation.objects.exists()


class TestThePage:
    def test_offers_the_inboxes_of_ones_own_teams(self, shop, at_desk):
        assert "Sales" not in at_desk(shop.asta).get(AT).content.decode()
        assert "Sales" in at_desk(shop.jonas).get(AT).content.decode()

    def test_knows_the_customer_from_whose_page_one_comes(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get(f"{AT}?customer={asked.matter.customer_id}").content.decode()

        assert ruta.address in page

    def test_names_no_customer_of_another_team(self, shop, asked, at_desk):
        client = at_desk(shop.marco)

        assert ruta.address not in client.get(f"{AT}?customer={asked.matter.customer_id}").content.decode()
        assert ruta.address not in client.get(f"{AT}people/?to=Rūta").content.decode()

    def test_offers_customers_as_one_types_their_name(self, shop, asked, at_desk):
        offered = at_desk(shop.asta).get(f"{AT}people/?to=petras@pastas.example, Rūt").content.decode()

        assert ruta.address in offered
