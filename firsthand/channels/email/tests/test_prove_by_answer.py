"""An address that somebody typed is proven by an answer from there, and by nothing less."""

import pytest

from firsthand.channels.email.actions.prove_by_answer import prove_by_answer
from firsthand.channels.webform.actions import open_form, send
from firsthand.channels.webform.tests.forms import contact, filled
from firsthand.conversations.models import Inbox, Message
from firsthand.people.actions import add_address
from firsthand.people.models import Address
from firsthand.people.rules.ways import Way
from tests.budget import budget
from tests.cast import Writer, minutes, nine, noon, ruta, ten

SENT = "sent@namai.example"


@pytest.fixture
def sent(shop) -> Message:
    """Somebody filled in a form with Rūta's address, and Asta answered there."""
    form = open_form(contact(shop.help), by=shop.jonas, at=nine)
    asked = send(form, filled(form), at=nine)
    answer = shop.answers(Message.objects.get(pk=asked.pk), at=ten)
    Message.objects.filter(pk=answer.pk).update(reference=SENT)
    return Message.objects.get(pk=answer.pk)


def answered(shop, sent, *, by: Writer = ruta, **said: object) -> Message:
    """A letter that answers it has come, and its domain vouches for it unless it is said otherwise."""
    letter = shop.receives_mail(from_=by, answers=sent, words="Thanks.", at=noon)
    Message.objects.filter(pk=letter.pk).update(**{"vouched": "vouched", **said})
    return Message.objects.select_related("conversation").get(pk=letter.pk)


def is_proven() -> bool:
    return Address.objects.get(value=ruta.address).is_verified


class TestAnAnswerForWhichTheDomainVouches:
    def test_proves_the_address_and_says_how(self, shop, sent):
        assert not is_proven()
        prove_by_answer(answered(shop, sent), at=noon)

        proven = Address.objects.get(value=ruta.address)
        assert (proven.verified_how, proven.verified_at) == ("answer", noon)
        assert len(shop.facts_named("customer.address.proven")) == 1

    def test_proves_it_once(self, shop, sent):
        letter = answered(shop, sent)
        prove_by_answer(letter, at=noon)
        with budget(2):
            prove_by_answer(letter, at=noon + minutes(1))

        assert len(shop.facts_named("customer.address.proven")) == 1

    def test_does_not_mind_a_telephone_number(self, shop, sent):
        ruta_ = Address.objects.get(value=ruta.address).customer
        add_address(ruta_, address="+37061234567", kind=Way.PHONE, by=shop.asta, at=nine)
        prove_by_answer(answered(shop, sent), at=noon)

        assert is_proven()


class TestWhatProvesNothing:
    @pytest.mark.parametrize(
        "said",
        [
            {"vouched": "unconfirmed"},
            {"vouched": "failed"},
            {"vouched": ""},
            {"automatic": "auto-reply"},
            {"in_our_name": True},
            {"in_reply_to": ""},
            {"in_reply_to": "another@posted.example"},
        ],
    )
    def test_is_a_letter_that_lacks_something(self, shop, sent, said):
        prove_by_answer(answered(shop, sent, **said), at=noon)

        assert not is_proven()

    def test_is_an_answer_to_what_went_to_somebody_else(self, shop, sent):
        letter = answered(shop, sent)
        Message.objects.filter(pk=sent.pk).update(recipients=[{"kind": "to", "address": "x@else.example", "name": ""}])
        prove_by_answer(letter, at=noon)

        assert not is_proven()

    def test_is_an_answer_where_they_are_known_by_another_address(self, shop, sent):
        """Somebody could have named Rūta's address beside their own."""
        add_address(Address.objects.get(value=ruta.address).customer, address="m@else.example", by=shop.asta, at=nine)
        prove_by_answer(answered(shop, sent), at=noon)

        assert not is_proven()

    def test_is_an_answer_to_who_wrote_in_a_chat(self, shop, sent):
        """Whoever wrote there typed the address, and another may have answered."""
        letter = answered(shop, sent)
        Inbox.objects.filter(pk=letter.matter.inbox_id).update(channel="chat")
        prove_by_answer(letter, at=noon)

        assert not is_proven()
