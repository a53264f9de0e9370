"""An answer that is not read in the chat goes by mail."""

from email import message_from_bytes
from email.policy import default

import pytest

from firsthand.channels.chat.actions import follow_up, mark_seen, reach
from firsthand.channels.chat.models import Visitor
from firsthand.channels.email.actions.deliver import deliver
from firsthand.channels.email.tests.mail_server import mail_server
from firsthand.conversations.actions import merge
from firsthand.journal.errands import TryAgainAt
from tests.cast import Writer, minutes, nine, ruta


@pytest.fixture
def server(settings):
    with mail_server() as listening:
        settings.SMTP_URL = listening.url
        yield listening


@pytest.fixture
def left(visitor):
    """Ona asked, gave her address, and closed the page."""
    asked = visitor.says("Is it in stock?")
    reach(Visitor.objects.get(), address="ona@pastas.example", name="Ona", at=nine)
    return asked


def test_waits_a_minute_for_the_rest_of_it(shop, left):
    answer = shop.answers(left, at=nine + minutes(5))

    with pytest.raises(TryAgainAt):
        follow_up(answer.pk, at=nine + minutes(5.5))


def test_waits_while_they_are_there(shop, left):
    answer = shop.answers(left, at=nine + minutes(5))
    Visitor.objects.update(here_at=nine + minutes(6))

    with pytest.raises(TryAgainAt):
        follow_up(answer.pk, at=nine + minutes(7))


def test_goes_by_mail_when_they_have_left(shop, left):
    answer = shop.answers(left, at=nine + minutes(5))

    follow_up(answer.pk, at=nine + minutes(7))

    answer.refresh_from_db()
    assert ([one["address"] for one in answer.recipients], answer.delivery) == (["ona@pastas.example"], "queued")
    assert shop.facts_named("message.mailed")


def test_brings_along_what_was_not_read_before_it_and_goes_once(shop, left, server):
    first = shop.answers(left, words="Four of them.", at=nine + minutes(5))
    last = shop.answers(left, words="They are in Vilnius.", at=nine + minutes(6))

    for answer in (first, last, last):
        follow_up(answer.pk, at=nine + minutes(8))
    deliver(last.pk, is_last=False, at=nine + minutes(8))

    [letter] = server.letters
    body = message_from_bytes(letter, policy=default).get_body(("plain",))
    assert body is not None
    said = body.get_content()
    assert "Four of them." in said and "They are in Vilnius." in said
    assert len(shop.facts_named("message.mailed")) == 1


def test_goes_by_mail_when_their_matter_became_part_of_another(shop, left):
    other = shop.receives_mail(from_=Writer("Ona", "ona@pastas.example"), at=nine + minutes(1)).matter
    answer = shop.answers(left, at=nine + minutes(5))
    merge(left.matter, into=other, by=shop.asta, at=nine + minutes(6))

    follow_up(answer.pk, at=nine + minutes(8))

    answer.refresh_from_db()
    assert [one["address"] for one in answer.recipients] == ["ona@pastas.example"]


def test_goes_nowhere_when_it_was_read(shop, left):
    answer = shop.answers(left, at=nine + minutes(5))
    mark_seen({Visitor.objects.get().pk: answer.pk})

    follow_up(answer.pk, at=nine + minutes(30))

    answer.refresh_from_db()
    assert answer.recipients == []


def test_goes_nowhere_where_no_address_is_known(shop, visitor):
    answer = shop.answers(visitor.says("Hello?"), at=nine + minutes(5))

    follow_up(answer.pk, at=nine + minutes(30))

    answer.refresh_from_db()
    assert answer.recipients == []


def test_what_they_answer_by_mail_stands_in_the_chat_of_whom_the_site_vouches_for(shop, signed_in, server):
    visitor = signed_in()
    asked = visitor.says("Is it in stock?")

    came = answered_by_mail(shop, asked, from_=ruta)

    assert came.conversation == asked.conversation
    assert visitor.reads(at=nine + minutes(30)) == ["Is it in stock?", "Four of them.", "Then I take one."]


def test_what_is_answered_by_mail_is_nothing_to_a_browser_in_which_that_address_was_only_typed(
    shop, visitor, left, server
):
    came = answered_by_mail(shop, left, from_=Writer("Ona", "ona@pastas.example"))
    shop.answers(came, words="To your address, then?", at=nine + minutes(25))

    assert came.conversation == left.conversation
    assert visitor.reads(at=nine + minutes(30)) == ["Is it in stock?", "Four of them."]


def test_letters_of_whose_address_was_typed_are_nothing_to_it_when_their_matters_become_one(shop, visitor, left):
    hers = shop.receives_mail(from_=Writer("Ona", "ona@pastas.example"), words="My number is 4711").matter
    assert hers.customer == left.matter.customer
    merge(left.matter, into=hers, by=shop.asta, at=nine + minutes(6))

    assert visitor.reads(at=nine + minutes(30)) == ["Is it in stock?"]


def answered_by_mail(shop, asked, *, from_):
    """The answer went by mail, and an answer to it came from there."""
    answer = shop.answers(asked, words="Four of them.", at=nine + minutes(5))
    follow_up(answer.pk, at=nine + minutes(7))
    deliver(answer.pk, is_last=False, at=nine + minutes(7))
    answer.refresh_from_db()
    letter = shop.letter(from_=from_, words="Then I take one.", answers=answer.reference)
    return shop.receives(letter, at=nine + minutes(20))
