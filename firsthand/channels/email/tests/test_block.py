"""A blocked sender's letters are kept, and reach nobody."""

import pytest

from firsthand.channels.email.actions import block, block_sender, let_blocked_through, take_back_block, unblock
from firsthand.channels.email.actions.block import IsForEverybody, IsOurOwn, NotASender
from firsthand.channels.email.models import Block
from firsthand.channels.email.queries import held_for_blocks
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import HeldFor
from tests.budget import budget
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


class TestUnblocking:
    """Two letters came from blocked senders of one domain, and one from another; Rūta was blocked in her conversation."""

    @pytest.fixture
    def junk(self, shop):
        made = block("junk.example", by=shop.asta, at=nine)
        for name in ("x", "y"):
            shop.receives_mail(from_=Writer(name, f"{name}@junk.example"), subject=name, words=name, at=ten)
        block("z@other.example", by=shop.asta, at=nine)
        shop.receives_mail(from_=Writer("z", "z@other.example"), subject="z", words="z", at=ten)
        return made

    def on_the_desk(self):
        return set(Conversation.objects.let_in().values_list("subject", flat=True))

    def test_leaves_what_was_held_back_in_the_folder(self, shop, junk):
        unblock(junk, by=shop.jonas, at=noon)
        assert self.on_the_desk() == set()

    def test_lets_through_what_was_held_for_that_block_and_nothing_else(self, shop, junk):
        assert held_for_blocks(Block.objects.all()) == {junk.pk: 2, junk.pk + 1: 1}

        assert let_blocked_through(junk, by=shop.jonas, at=noon) == 2
        assert self.on_the_desk() == {"x", "y"} and not Block.objects.in_force().filter(pk=junk.pk).exists()
        assert let_blocked_through(junk, by=shop.jonas, at=noon) == 0

    def test_lets_through_a_conversation_in_which_its_sender_was_blocked(self, shop):
        message = shop.receives_mail()
        made = block_sender(message.matter, by=shop.asta, at=ten)

        assert let_blocked_through(made, by=shop.jonas, at=noon) == 1
        message.matter.refresh_from_db()
        assert message.matter.is_open and message.matter.answer_due_at is not None

    def test_counts_in_two_statements_however_many_are_blocked(self, shop, junk):
        with budget(2):
            held_for_blocks([junk])


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
