"""A blocked sender's letters are kept, and reach nobody."""

import pytest

from firsthand.channels.email.actions import block, block_sender, take_back_block, unblock
from firsthand.channels.email.actions.block import IsForEverybody, IsOurOwn, NotASender
from firsthand.channels.email.models import Block
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import HeldFor
from tests.cast import Writer, nine, noon, one, ruta, ten

pytestmark = pytest.mark.django_db

spammer = Writer("Spammer", "x@junk.example")


@pytest.mark.parametrize(
    ("pattern", "writer"),
    [
        ("x@junk.example", "x@junk.example"),
        ("X@Junk.Example", "x+tag@junk.example"),
        ("junk.example", "x@junk.example"),
        ("@junk.example", "x@mail.junk.example"),
    ],
)
def test_what_is_blocked_is_held_back(shop, pattern, writer):
    block(pattern, by=shop.asta, at=nine)
    held = shop.receives_mail(from_=Writer("", writer), at=ten).matter
    assert (held.held_for, held.answer_due_at) == (HeldFor.BLOCKED, None)


@pytest.mark.parametrize("writer", ["y@junk.example", "x@other.example", "x@notjunk.example"])
def test_others_are_not(shop, writer):
    block("x@junk.example", by=shop.asta, at=nine)
    assert shop.receives_mail(from_=Writer("", writer), at=ten).matter.is_open


@pytest.mark.parametrize(
    ("pattern", "refused"),
    [
        ("gmail.com", IsForEverybody),
        ("inbox.lt", IsForEverybody),
        ("co.uk", IsForEverybody),
        ("namai.example", IsOurOwn),
        ("somebody@namai.example", IsOurOwn),
        ("example", NotASender),
        ("not an address", NotASender),
        ("", NotASender),
    ],
)
def test_what_would_keep_out_others_is_not_blocked_and_the_sentence_says_why(shop, pattern, refused):
    with pytest.raises(refused) as why:
        block(pattern, by=shop.asta, at=nine)
    assert why.value.sentence


def test_an_address_at_a_large_provider_is_blocked_alone(shop):
    assert block("x@gmail.com", by=shop.asta, at=nine).pattern == "x@gmail.com"


class TestInAConversation:
    """Rūta writes what nobody must read."""

    def test_it_waits_in_the_spam_folder_and_so_does_what_follows(self, shop):
        first = shop.receives_mail()
        shop.answers(first)
        made = block_sender(first.matter, reason="threats", by=shop.asta, at=noon)
        again = shop.receives_mail(answers=first, at=one)
        assert (made.pattern, made.reason, made.by) == (ruta.address, "threats", shop.asta)
        assert again.conversation_id == first.conversation_id
        assert Conversation.objects.get().held_for == HeldFor.BLOCKED

    def test_a_matter_of_ours_stays_open_when_its_writer_is_blocked_elsewhere(self, shop):
        first = shop.receives_mail()
        block(ruta.address, by=shop.asta, at=ten)
        again = shop.receives_mail(answers=first, at=noon)
        assert again.conversation_id != first.conversation_id and again.matter.related_id == first.conversation_id
        first.matter.refresh_from_db()
        assert first.matter.is_open and again.matter.is_held

    def test_all_of_it_is_taken_back(self, shop):
        matter = shop.receives_mail().matter
        made = block_sender(matter, whole_domain="pastas.example", by=shop.asta, at=ten)
        take_back_block(matter, made, by=shop.asta, at=ten)
        matter.refresh_from_db()
        assert matter.is_open and not Block.objects.in_force().exists()

    def test_it_is_written_down_who_blocked_and_who_ended_it(self, shop):
        made = block("x@junk.example", by=shop.asta, at=nine)
        unblock(made, by=shop.ingrida, at=ten)
        assert [fact.by_id for fact in shop.facts_named("sender.blocked")] == [shop.asta.pk]
        assert [fact.by_id for fact in shop.facts_named("sender.unblocked")] == [shop.ingrida.pk]
        assert "junk" not in str(shop.facts_named("sender.blocked")[0].payload)
        assert shop.receives_mail(from_=spammer, at=noon).matter.is_open
