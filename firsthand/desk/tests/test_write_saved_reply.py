"""A saved reply is written, changed, archived."""

import pytest

from firsthand.desk.actions import Given, archive_saved_reply, change_saved_reply, restore_saved_reply
from firsthand.desk.queries import saved_replies_visible_to
from firsthand.desk.rules.refusals import (
    NoSuchField,
    NotForEverybody,
    NotInThatTeam,
    ReplyChangedMeanwhile,
    ReplyHasNoName,
    ReplyIsNotYours,
    ReplySaysNothing,
)
from tests.budget import budget
from tests.cast import ten


class TestWhatIsWritten:
    def test_is_there_for_its_team(self, shop, keeps):
        kept = keeps(wordings={"en": "Send it back.", "lt": "Grąžinkite."})

        assert list(saved_replies_visible_to(shop.ingrida)) == [kept]
        assert list(saved_replies_visible_to(shop.marco)) == []
        assert {one.language for one in kept.wordings.all()} == {"en", "lt"}

    def test_is_its_writers_alone_where_that_was_meant(self, shop, keeps):
        kept = keeps(is_own=True, team=None)

        assert list(saved_replies_visible_to(shop.asta)) == [kept]
        assert not saved_replies_visible_to(shop.jonas).exists()

    def test_is_everybodys_when_a_lead_wrote_it_so(self, shop, keeps):
        kept = keeps(team=None, by=shop.ingrida)

        assert list(saved_replies_visible_to(shop.marco)) == [kept]

    def test_costs_at_most_six_statements(self, keeps):
        with budget(6):
            keeps()

    @pytest.mark.parametrize(
        ("refusal", "said"),
        [
            (ReplyHasNoName, {"name": " "}),
            (ReplySaysNothing, {"words": " "}),
            (NoSuchField, {"words": "Hello {customer.password}"}),
            (NotForEverybody, {"team": None}),
        ],
    )
    def test_is_refused_with_a_sentence_when_it_is_not_good(self, keeps, refusal, said):
        with pytest.raises(refusal):
            keeps(**said)

    def test_goes_into_no_team_but_ones_own(self, shop, keeps):
        with pytest.raises(NotInThatTeam):
            keeps(team=shop.orders)


class TestWhatIsChanged:
    NEW = Given("Returns", {"lt": "Grąžinkite per 14 dienų."}, is_own=True)

    def test_is_what_was_said_last(self, shop, keeps):
        changed = change_saved_reply(keeps(), self.NEW, by=shop.asta, at=ten, seen=1)

        assert [(one.language, one.words) for one in changed.wordings.all()] == [("lt", "Grąžinkite per 14 dienų.")]
        assert (changed.owner, changed.team, changed.version) == (shop.asta, None, 2)

    def test_is_refused_to_the_second_of_two(self, shop, keeps):
        kept = keeps()
        change_saved_reply(kept, Given("Returns", {"en": "Hi."}, is_own=False, team=shop.repairs), by=shop.asta, at=ten)

        with pytest.raises(ReplyChangedMeanwhile):
            change_saved_reply(kept, self.NEW, by=shop.ingrida, at=ten, seen=1)

    def test_is_not_for_everybody_to_change(self, shop, keeps):
        kept = keeps(team=None, by=shop.ingrida)

        with pytest.raises(ReplyIsNotYours):
            change_saved_reply(kept, self.NEW, by=shop.marco, at=ten)


class TestWhatIsArchived:
    def test_comes_back_as_it_was(self, shop, keeps):
        kept = keeps()
        archive_saved_reply(kept, by=shop.asta, at=ten)
        assert not saved_replies_visible_to(shop.asta).in_use().exists()

        restore_saved_reply(kept, by=shop.asta, at=ten)

        assert list(saved_replies_visible_to(shop.asta).in_use()) == [kept]
        assert [len(shop.facts_named(f"desk.saved_reply.{one}")) for one in ("archived", "restored")] == [1, 1]
