"""A message is pinned above its thread."""

import pytest

from firsthand.conversations.actions import note, pin, unpin
from firsthand.conversations.actions.join import take_in_messages
from firsthand.conversations.models import Pin
from firsthand.conversations.queries import one_visible_to, pins_of
from firsthand.conversations.rules.refusals import NotYours, TooManyPins
from firsthand.conversations.rules.words import Words
from tests.budget import budget
from tests.cast import elena, minutes, nine, ten


@pytest.fixture
def letter(shop):
    """Rūta's letter, which holds the number of her fridge."""
    return shop.receives_mail(words="Its number is RF-300.", at=nine)


class TestPinning:
    def test_shows_it_to_everybody(self, shop, letter):
        with budget(6):
            pin(letter.matter, message=letter.pk, by=shop.asta, at=ten)

        seen = one_visible_to(shop.ingrida, letter.conversation_id)
        assert seen is not None and seen.has_pins and [one.message for one in pins_of(seen)] == [letter]
        assert len(shop.facts_named("message.pinned")) == 1

    def test_twice_is_once(self, shop, letter):
        pin(letter.matter, message=letter.pk, by=shop.asta, at=ten)
        pin(letter.matter, message=letter.pk, by=shop.ingrida, at=ten)

        assert len(shop.facts_named("message.pinned")) == 1

    def test_is_taken_back(self, shop, letter):
        pin(letter.matter, message=letter.pk, by=shop.asta, at=ten)
        unpin(letter.matter, message=letter.pk, by=shop.ingrida, at=ten)

        assert not Pin.objects.exists() and len(shop.facts_named("message.unpinned")) == 1

    def test_stays_with_a_message_that_moves_to_another_conversation(self, shop, letter):
        other = shop.receives_mail(from_=elena, at=nine).matter
        pin(letter.matter, message=letter.pk, by=shop.asta, at=ten)

        take_in_messages(letter.matter, into=other)

        assert [one.message_id for one in pins_of(other)] == [letter.pk]


class TestPinningIsRefused:
    def test_of_what_another_team_reads(self, shop, letter):
        with pytest.raises(NotYours):
            pin(letter.matter, message=letter.pk, by=shop.marco, at=ten)

    def test_of_a_message_that_stands_elsewhere(self, shop, letter):
        other = shop.receives_mail(from_=elena, at=nine)

        with pytest.raises(NotYours):
            pin(letter.matter, message=other.pk, by=shop.asta, at=ten)

    def test_of_a_sixth(self, shop, letter):
        notes = [
            note(letter.matter, words=Words(f"Note {number}"), by=shop.asta, at=ten + minutes(number))
            for number in range(6)
        ]
        for one in notes[:5]:
            pin(letter.matter, message=one.pk, by=shop.asta, at=ten)

        with pytest.raises(TooManyPins):
            pin(letter.matter, message=notes[5].pk, by=shop.asta, at=ten)
