"""What is remembered of a customer."""

import pytest

from firsthand.people.actions import bring_back, meet, put_away, remember, reword
from firsthand.people.actions.remember import MOST_KEPT, NothingToRemember, Source, TooManyMemories
from firsthand.people.models import Memory
from firsthand.people.queries import memories_of
from tests.budget import budget
from tests.cast import evening, nine, noon, ten


@pytest.fixture
def ruta(shop):
    return meet(name="Rūta Kazlauskienė", addresses=["ruta@pastas.example"], at=nine)


@pytest.fixture
def stairs(shop, ruta):
    """Asta remembers of her that she lives high up."""
    return remember(ruta, words=" Fourth floor, no lift. ", source=Source(12, 34), by=shop.asta, at=ten)


class TestRemembering:
    def test_keeps_the_words_with_their_source_and_who_kept_them(self, shop, ruta, stairs):
        [kept] = memories_of(ruta)

        assert (kept.words, kept.by, kept.at) == ("Fourth floor, no lift.", shop.asta, ten)
        assert (kept.conversation_id, kept.message_id) == (12, 34)
        assert shop.facts_named("customer.memory.kept")[0].customer_id == ruta.pk

    def test_costs_three_statements(self, shop, ruta):
        with budget(3):
            remember(ruta, words="Has a dog.", by=shop.asta, at=ten)

    @pytest.mark.parametrize("words", ["", "  \n "])
    def test_needs_words(self, shop, ruta, words):
        with pytest.raises(NothingToRemember):
            remember(ruta, words=words, by=shop.asta, at=ten)

    def test_of_more_than_anybody_reads_is_refused(self, shop, ruta):
        Memory.objects.bulk_create(
            Memory(customer=ruta, words=str(number), by=shop.asta, at=ten) for number in range(MOST_KEPT)
        )

        with pytest.raises(TooManyMemories):
            remember(ruta, words="One more.", by=shop.asta, at=ten)


class TestWhatIsRemembered:
    def test_is_said_in_other_words_once(self, shop, ruta, stairs):
        reword(stairs, words="Fifth floor, no lift.", by=shop.ingrida, at=noon)
        reword(stairs, words="Fifth floor, no lift.", by=shop.ingrida, at=evening)

        [kept] = memories_of(ruta)
        assert (kept.words, kept.reworded_at, kept.by) == ("Fifth floor, no lift.", noon, shop.asta)
        assert len(shop.facts_named("customer.memory.reworded")) == 1

    def test_is_put_away_and_brought_back(self, shop, ruta, stairs):
        put_away(stairs, by=shop.asta, at=noon)
        assert memories_of(ruta) == []

        bring_back(stairs, by=shop.asta, at=noon)
        assert memories_of(ruta) == [stairs]

    def test_is_put_away_once(self, shop, stairs):
        put_away(stairs, by=shop.asta, at=noon)
        put_away(stairs, by=shop.ingrida, at=evening)

        assert len(shop.facts_named("customer.memory.put_away")) == 1
