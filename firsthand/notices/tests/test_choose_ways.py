"""A representative says what to be mailed about."""

from firsthand.notices.actions import choose_ways
from firsthand.notices.queries import ways_of
from firsthand.notices.rules import BY_MAIL, About
from tests.cast import nine


class TestTheWays:
    """Asta has said nothing yet."""

    def test_are_mails_about_what_asks_for_an_act(self, shop):
        assert {about for about, mailed in ways_of(shop.asta).items() if mailed} == BY_MAIL

    def test_are_what_she_chose(self, shop):
        choose_ways(["answer.late"], by=shop.asta, at=nine)

        assert {about for about, mailed in ways_of(shop.asta).items() if mailed} == {About.LATE}

    def test_may_be_none(self, shop):
        choose_ways([], by=shop.asta, at=nine)

        assert not any(ways_of(shop.asta).values())

    def test_are_written_down_by_code_once(self, shop):
        choose_ways(["answer.late", "nonsense"], by=shop.asta, at=nine)
        choose_ways(["answer.late"], by=shop.asta, at=nine)

        assert [entry.payload["by_mail"] for entry in shop.facts_named("notices.ways.changed")] == [["answer.late"]]
