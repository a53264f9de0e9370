"""By which way an answer goes, as its writer chooses it on the page."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone

from firsthand.channels.chat.actions import ChatSettings, open_chat
from firsthand.channels.chat.models import Chat, Visitor
from firsthand.channels.chat.queries import secret_of
from firsthand.channels.chat.rules.identity import sign
from firsthand.channels.chat.tests.conftest import Browser
from firsthand.channels.webform.actions import open_form
from firsthand.channels.webform.actions import send as send_form
from firsthand.channels.webform.tests.forms import contact, filled
from firsthand.conversations.actions import InboxSettings, assign, resolve
from firsthand.conversations.models import Conversation, Inbox, Message, Unsent
from firsthand.people.actions import add_address, mark_proven
from firsthand.people.models import Address, Customer
from firsthand.people.rules.ways import Proof
from firsthand.workspace.tests.test_replies import page_of, replies, send
from tests.cast import nine

WORK, ELSE = "ruta@darbas.example", "somebody@else.example"


@pytest.fixture
def proven(shop, asked) -> None:
    """Rūta also has an address at work, and one that she only named."""
    ruta = Customer.objects.get()
    mark_proven(add_address(ruta, address=WORK, by=shop.asta, at=nine), how=Proof.CODE, by=shop.asta, at=nine)
    add_address(ruta, address=ELSE, by=shop.asta, at=nine)


class TestSomebodyWithSeveralAddresses:
    """Asta chooses where the answer goes."""

    def test_can_be_answered_at_those_that_are_proven(self, shop, asked, proven, at_desk):
        page = page_of(at_desk(shop.asta), asked)

        assert f'<option value="mail:{WORK}">' in page
        assert "proven by a code that was sent there" in page
        assert f"mail:{ELSE}" not in page

    def test_is_answered_where_it_was_chosen(self, shop, asked, proven, at_desk):
        send(at_desk(shop.asta), asked, "Hello.", way=f"mail:{WORK}")

        [sent] = replies()
        assert [one["address"] for one in sent.recipients] == [WORK]

    @pytest.mark.parametrize("way", [f"mail:{ELSE}", "mail:help@namai.example", "mail:", "pigeon", "chat"])
    def test_is_not_answered_elsewhere(self, shop, asked, proven, at_desk, way):
        answer = send(at_desk(shop.asta), asked, "Hello.", way=way)

        assert answer.status_code == 422
        assert unquote(answer["X-Sentence"])
        assert replies() == []


class TestSomebodyWhoWroteByAForm:
    """The reason is shown before one writes."""

    def test_is_answered_by_mail_and_the_page_says_so(self, shop, at_desk):
        form = open_form(contact(shop.help), by=shop.jonas, at=nine)
        message = Message.objects.get(pk=send_form(form, filled(form), at=nine).pk)

        assert "by e-mail, to an address that nothing proves yet" in page_of(at_desk(shop.asta), message)

        mark_proven(Address.objects.get(), how=Proof.CODE, by=shop.asta, at=nine)
        page = page_of(at_desk(shop.asta), message)
        assert "wrote by a form: the answer goes by e-mail" in page and "nothing proves" not in page


class TestSomebodyWhoLeftTheChatForTheirMail:
    """A matter that began in a chat goes on where they write."""

    def test_is_answered_by_mail_and_the_page_says_so(self, shop, asked, chat, at_desk):
        Browser(chat, "s" * 40).says("Hello?")
        Visitor.objects.update(conversation=asked.conversation_id, customer=asked.author_customer)
        Inbox.objects.filter(pk=asked.matter.inbox_id).update(channel="chat")
        page = page_of(at_desk(shop.asta), asked)

        assert "went on by e-mail: the answer goes there, not into the chat" in page
        assert '<option value="chat">into the chat</option>' in page


class TestSomebodyWhoGoesOnInANewerChat:
    """What was solved has rested, and they came back with something else: the old chat is read by nobody."""

    @pytest.fixture
    def old(self, shop, chat):
        visitor, now = Browser(chat, "s" * 40), timezone.now()
        said = visitor.says("Is it in stock?", at=now - timedelta(days=9))
        resolve(said.matter, by=shop.asta, at=now - timedelta(days=8))
        visitor.says("Where is my sofa?", at=now)
        return said

    def test_is_answered_where_they_go_on_and_the_page_leads_there(self, shop, old, at_desk):
        asta, newer = at_desk(shop.asta), Conversation.objects.exclude(pk=old.conversation_id).get()
        page = page_of(asta, old)

        assert f'goes on in a newer conversation: <a href="/conversations/{newer.pk}/">Where is my sofa?</a>' in page
        assert "nowhere: nobody reads this chat any more, and no address is known" in page
        for when in ({}, {"send_words": "tomorrow"}):
            answer = send(asta, old, "Four of them.", **when)
            assert (answer.status_code, "does not read this chat" in unquote(answer["X-Sentence"])) == (422, True)
        assert not replies() and not Unsent.objects.exists()

    def test_is_written_to_where_their_address_is_known(self, shop, old, at_desk):
        Visitor.objects.update(address="ona@pastas.example")
        asta = at_desk(shop.asta)

        assert "by e-mail to ona@pastas.example: nobody reads this chat any more" in page_of(asta, old)
        send(asta, old, "Four of them.")
        [sent] = replies()
        assert (sent.channel, sent.delivery, sent.recipients[0]["address"]) == ("", "queued", "ona@pastas.example")


class TestSomebodyWhoWouldRatherBeAnsweredOtherwise:
    """What they said of themselves, or a colleague heard, is shown before one writes."""

    @pytest.mark.parametrize(
        ("prefers", "channel", "said"),
        [
            ("chat", "chat", "prefers the chat to e-mail"),
            ("phone", "email", "would rather be called"),
            ("email", "email", ""),
            ("chat", "email", ""),
        ],
    )
    def test_is_named_with_the_reason(self, shop, asked, at_desk, prefers, channel, said):
        Inbox.objects.filter(pk=asked.matter.inbox_id).update(channel=channel)
        asta = at_desk(shop.asta)
        asta.post(f"/customers/{asked.author_customer_id}/traits/", {"prefers": prefers})
        assert Customer.objects.get().prefers == prefers

        page = page_of(asta, asked)
        assert said in page
        assert said or ("prefers the chat" not in page and "rather be called" not in page)


class TestSomebodyWhoWroteOnTheirPage:
    def test_is_answered_by_mail_and_at_the_page(self, shop, asked, at_desk):
        Message.objects.filter(pk=asked.pk).update(channel="page")
        page = page_of(at_desk(shop.asta), asked)

        assert "wrote on their page: the answer goes by e-mail, and stands there too" in page
        assert "with which they came to their page" in page and "from which they wrote last" not in page


@pytest.fixture
def chat(shop) -> Chat:
    """The shop's chat, at which Repairs answer."""
    settings = ChatSettings(languages=("en",), sites=("https://namai.example",))
    return open_chat(InboxSettings(name="Chat", team=shop.repairs), settings, by=shop.jonas, at=nine)


@pytest.fixture
def in_the_chat(chat) -> Browser:
    """Rūta, for whom the shop's site vouches, writes in the chat now."""
    claims = {"sub": "4711", "email": "ruta@pastas.example", "exp": int(timezone.now().timestamp()) + 3600}
    ruta = Browser(chat, "r" * 40, sign(claims, secret=secret_of(chat)))
    ruta.says("Is anybody there?", at=timezone.now())
    return ruta


class TestSomebodyWhoIsInTheChatNow:
    """Rūta asked by mail, and looks at the shop's chat while Asta reads it."""

    def test_can_be_answered_there_and_the_page_says_why(self, shop, asked, in_the_chat, at_desk):
        page = page_of(at_desk(shop.asta), asked)

        assert "is in the chat now" in page
        assert '<option value="chat">into the chat, where they are now' in page

    def test_has_one_conversation_from_there_on(self, shop, asked, in_the_chat, at_desk):
        asta = at_desk(shop.asta)
        send(asta, asked, "Hello, Rūta.", way="chat")

        [sent] = replies()
        assert (sent.conversation_id, sent.channel, sent.recipients) == (asked.conversation_id, "chat", [])
        assert in_the_chat.reads(at=timezone.now())[-2:] == ["Is anybody there?", "Hello, Rūta."]
        assert in_the_chat.says("Thank you", at=timezone.now()).conversation_id == asked.conversation_id

        send(asta, asked, "You are welcome.")
        assert replies()[-1].channel == "chat"

    def test_goes_on_here_where_what_they_said_there_was_solved_long_ago(self, shop, asked, in_the_chat, at_desk):
        old = Conversation.objects.get(inbox__channel="chat")
        resolve(old, by=shop.asta, at=timezone.now() - timedelta(days=9))
        asta = at_desk(shop.asta)

        assert "what they say there next belongs to this conversation" in page_of(asta, asked)
        send(asta, asked, "Hello, Rūta.", way="chat")

        assert Conversation.objects.get(pk=old.pk).merged_into is None
        assert in_the_chat.reads(at=timezone.now())[-1] == "Hello, Rūta."
        assert in_the_chat.says("Thank you", at=timezone.now()).conversation_id == asked.conversation_id

    def test_is_not_answered_there_once_they_have_left(self, shop, asked, in_the_chat, at_desk):
        Visitor.objects.update(here_at=timezone.now() - timedelta(minutes=5))
        asta = at_desk(shop.asta)

        assert "in the chat now" not in page_of(asta, asked)
        assert send(asta, asked, "Hello.", way="chat").status_code == 422

    def test_is_left_to_the_colleague_who_speaks_with_them_there(self, shop, asked, in_the_chat, at_desk):
        thread = Conversation.objects.get(inbox__channel="chat")
        assign(thread, to=shop.ingrida, by=shop.asta, at=timezone.now())
        asta = at_desk(shop.asta)

        page = page_of(asta, asked)
        assert f"is in the chat now, with {shop.ingrida.name}" in page
        assert '<option value="chat">into' not in page
        assert send(asta, asked, "Hello.", way="chat").status_code == 422

    def test_is_nobody_whose_address_was_only_typed(self, shop, asked, chat, at_desk):
        somebody = Browser(chat, "s" * 40)
        somebody.says("I am Rūta", at=timezone.now())
        Visitor.objects.update(customer=asked.author_customer)
        Conversation.objects.update(customer=asked.author_customer)
        asta = at_desk(shop.asta)

        assert "in the chat now" not in page_of(asta, asked)
        assert send(asta, asked, "Hello.", way="chat").status_code == 422
        assert somebody.reads(at=timezone.now()) == ["I am Rūta"]
