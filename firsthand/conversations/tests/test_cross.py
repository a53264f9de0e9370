"""An answer crosses to another way of the same customer, and takes along no word that is somebody else's."""

from typing import Any

import pytest

from firsthand.channels.email.models import Mailbox
from firsthand.channels.email.sending.letters import letter_for
from firsthand.conversations.actions import postpone, reply
from firsthand.conversations.models import Message
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.crossing import CHAT, MAIL, Heard, quoted
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import NoChatHere, NotProvenTheirs
from firsthand.conversations.rules.words import Words
from firsthand.people.actions import add_address, mark_proven
from firsthand.people.models import Customer
from firsthand.people.rules.ways import Proof
from tests.budget import budget
from tests.cast import Writer, elena, nine, noon, ten

HOME, WORK, ELSE = "ruta@pastas.example", "ruta@darbas.example", "somebody@else.example"
SAID = "It hums at night."
HANNA = "hanna@else.example"


class TestWhatIsQuoted:
    """Rūta is customer 1; her proven addresses are at home and at work, one at “else” is only said to be hers."""

    @pytest.mark.parametrize(
        ("why", "heard", "customer", "to", "said"),
        [
            ("from a chat to her proven address", Heard(1, "", SAID), 1, [WORK], SAID),
            ("from one of her mailboxes to another", Heard(1, HOME, SAID), 1, [WORK], SAID),
            ("however the address is written", Heard(1, "", SAID), 1, [WORK.upper()], SAID),
            ("to the mailbox that has it already", Heard(1, WORK, SAID), 1, [WORK], ""),
            ("to an address that nothing proves", Heard(1, "", SAID), 1, [ELSE], ""),
            ("to her and somebody else", Heard(1, "", SAID), 1, [WORK, HANNA], ""),
            ("to her and an unproven one of hers", Heard(1, "", SAID), 1, [WORK, ELSE], ""),
            ("to nobody", Heard(1, "", SAID), 1, [], ""),
            ("what somebody else wrote in her matter", Heard(2, HANNA, SAID), 1, [WORK], ""),
            ("what nobody known wrote", Heard(None, "", SAID), 1, [WORK], ""),
            ("of a matter that is another's by now", Heard(1, "", SAID), 2, [WORK], ""),
            ("to an empty address", Heard(1, "", SAID), 1, [""], ""),
            ("what says nothing", Heard(1, "", " \n"), 1, [WORK], ""),
            ("what is very long", Heard(1, "", "x" * 9_000), 1, [WORK], "x" * 4_000),
        ],
    )
    def test_goes_only_to_whom_it_belongs(self, why, heard, customer, to, said):
        assert quoted(heard, customer=customer, to=to, proven=[HOME, WORK]) == said


@pytest.fixture
def asked(shop) -> Message:
    """Rūta's letter; she has a proven address at work, and one that she only named."""
    asked = shop.receives_mail(at=nine)
    ruta = Customer.objects.get()
    proven = add_address(ruta, address=WORK, by=shop.asta, at=nine)
    mark_proven(proven, how=Proof.CODE, by=shop.asta, at=nine)
    add_address(ruta, address=ELSE, by=shop.asta, at=nine)
    return Message.objects.get(pk=asked.pk)


def by_mail(address: str, *others: str) -> Addressing:
    return Addressing(to=(Party(address, ""),), cc=tuple(Party(one, "") for one in others), way=MAIL)


class TestAnAnswerToAnotherAddress:
    """Asta writes to Rūta at work."""

    def test_goes_there_and_stays_in_the_same_thread(self, shop, asked):
        sent = reply(asked.matter, words=Words("Hello."), addressing=by_mail(WORK), by=shop.asta, at=ten)

        assert [one["address"] for one in sent.recipients] == [WORK]
        assert (sent.conversation_id, sent.quoted) == (asked.conversation_id, SAID)

    def test_that_she_answers_comes_into_the_same_thread(self, shop, asked):
        sent = reply(asked.matter, words=Words("Hello."), addressing=by_mail(WORK), by=shop.asta, at=ten)
        Message.objects.filter(pk=sent.pk).update(reference="sent@namai.example")
        sent.refresh_from_db()
        back = shop.receives_mail(from_=Writer("Rūta", WORK), answers=sent, words="Thanks.", at=noon)

        assert back.conversation_id == asked.conversation_id

    def test_takes_nothing_along_where_others_read_it(self, shop, asked):
        sent = reply(asked.matter, words=Words("Hello."), addressing=by_mail(WORK, HANNA), by=shop.asta, at=ten)

        assert sent.quoted == ""

    @pytest.mark.parametrize("address", [ELSE, HANNA, elena.address, "", "x"])
    def test_that_nothing_proves_to_be_hers_is_refused(self, shop, asked, address):
        shop.receives_mail(from_=elena, at=nine)
        said: dict[str, Any] = {"words": Words("Hello."), "addressing": by_mail(address), "by": shop.asta, "at": ten}
        with pytest.raises(NotProvenTheirs):
            reply(asked.matter, **said)
        with pytest.raises(NotProvenTheirs):
            postpone(asked.matter, leaves_at=noon, **said)

        assert not Message.objects.filter(kind="reply").exists()

    def test_that_names_nobody_is_refused_though_somebody_has_a_copy(self, shop, asked):
        only_copied = Addressing(cc=(Party(WORK, ""),), way=MAIL)
        with pytest.raises(NotProvenTheirs):
            reply(asked.matter, words=Words("Hello."), addressing=only_copied, by=shop.asta, at=ten)

    def test_carries_her_words_under_the_answer(self, shop, asked):
        sent = reply(
            asked.matter, words=Words("Hello.", "<p>Hello.</p>"), addressing=by_mail(WORK), by=shop.asta, at=ten
        )
        letter = letter_for(sent, mailbox=Mailbox.objects.get(address="help@namai.example"))

        assert "Hello." in letter.text
        assert "> It hums at night." in letter.text
        assert "<blockquote>It hums at night.</blockquote>" in letter.html

    def test_costs_three_statements_more(self, shop, asked):
        shop.answers(asked)
        with budget(30):
            reply(asked.matter, words=Words("Hello."), addressing=by_mail(WORK), by=shop.asta, at=noon)


class TestAnAnswerAsTheyWrote:
    """Nobody chose anything."""

    def test_takes_nothing_along(self, shop, asked):
        assert shop.answers(asked).quoted == ""

    def test_has_no_chat_to_go_to(self, shop, asked):
        with pytest.raises(NoChatHere):
            reply(asked.matter, words=Words("Hello."), addressing=Addressing(way=CHAT), by=shop.asta, at=ten)
