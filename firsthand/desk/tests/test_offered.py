"""Which saved replies a conversation is offered, and how they read there."""

import pytest

from firsthand.conversations.actions import resolve
from firsthand.desk.actions import archive_saved_reply, use_saved_replies
from firsthand.desk.models import SavedReply
from firsthand.desk.queries import figures, offered
from firsthand.people.models import Customer
from tests.budget import budget
from tests.cast import minutes, ten


def names(shop, asked, words="") -> list[str]:
    return [one.reply.name for one in offered(shop.conversation(), representative=shop.asta, words=words)]


class TestWhatIsOffered:
    @pytest.mark.parametrize("words", ["", "grazin", "GRĄŽINTI", "grąž sand", "gra"])
    def test_is_found_without_diacritics_by_name_and_words(self, shop, asked, keeps, words):
        keeps("Grąžinti", "Atvežkite į sandėlį.")

        assert names(shop, asked, words) == ["Grąžinti"]

    def test_is_nothing_where_a_word_is_not_in_it(self, shop, asked, keeps):
        keeps()

        assert names(shop, asked, "returns tomorrow") == []

    @pytest.mark.parametrize(
        ("condition", "fits"),
        [
            ("nothing", True),
            ("the inbox", True),
            ("another inbox", False),
            ("the team", True),
            ("another team", False),
            ("her language", True),
            ("another language", False),
        ],
    )
    def test_meets_its_conditions(self, shop, asked, keeps, condition, fits):
        Customer.objects.update(language="lt")
        keeps(
            **{
                "nothing": {},
                "the inbox": {"in_inbox": shop.help},
                "another inbox": {"in_inbox": shop.sales},
                "the team": {"in_team": shop.repairs},
                "another team": {"in_team": shop.orders},
                "her language": {"to_language": "lt"},
                "another language": {"to_language": "bg"},
            }[condition]
        )

        assert bool(names(shop, asked)) is fits

    def test_is_not_archived(self, shop, asked, keeps):
        archive_saved_reply(keeps(), by=shop.asta, at=ten)

        assert names(shop, asked) == []

    def test_reads_in_the_customers_language_with_her_name(self, shop, asked, keeps):
        Customer.objects.update(language="lt", preferred_name="p. Rūta")
        keeps(
            wordings={"en": "Hello {customer.name},", "lt": "Laba diena, {customer.name}, rašo {representative.name}."}
        )

        [one] = offered(shop.conversation(), representative=shop.asta)

        assert (one.language, one.words) == ("lt", "Laba diena, p. Rūta, rašo Asta.")

    def test_costs_at_most_three_statements_however_many_there_are(self, shop, asked, keeps):
        for number in range(9):
            keeps(f"Returns {number}")
        matter = asked.matter

        with budget(3):
            assert len(offered(matter, representative=shop.asta)) == 8


class TestItsFigures:
    def test_say_how_often_it_was_used_and_how_often_a_solution_followed(self, shop, asked, keeps):
        kept = keeps()
        use_saved_replies(asked.matter, {kept.pk}, by=shop.asta, at=ten)
        assert figures([kept], at=ten) == {kept.pk: (1, 0)}

        resolve(asked.matter, by=shop.asta, at=ten + minutes(5))

        assert figures([kept], at=ten) == {kept.pk: (1, 1)}
        used = SavedReply.objects.get()
        assert (used.uses, used.last_used_by, used.last_used_at) == (1, shop.asta, ten)

    def test_count_nothing_that_the_writer_does_not_see(self, shop, asked, keeps):
        assert use_saved_replies(asked.matter, {keeps().pk}, by=shop.marco, at=ten) == []

    def test_cost_nothing_where_none_was_used(self, shop, asked):
        with budget(0):
            use_saved_replies(asked.matter, set(), by=shop.asta, at=ten)
