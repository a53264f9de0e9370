"""A representative says what to be mailed about."""

from firsthand.notices.actions import choose_ways
from firsthand.notices.queries import ways_of
from firsthand.notices.rules import BY_MAIL, BY_PUSH, About, Ways
from tests.cast import nine


class TestTheWays:
    """Asta has said nothing yet."""

    def test_are_mails_about_what_asks_for_an_act(self, shop):
        assert {about for about, ways in ways_of(shop.asta).items() if ways.mail} == BY_MAIL

    def test_are_a_word_on_her_devices_about_all_that_is_hers(self, shop):
        assert {about for about, ways in ways_of(shop.asta).items() if ways.push} == BY_PUSH

    def test_are_what_she_chose(self, shop):
        choose_ways(by_mail=["answer.late"], by_push=["customer.wrote"], by=shop.asta, at=nine)

        assert {about for about, ways in ways_of(shop.asta).items() if ways.mail} == {About.LATE}
        assert {about for about, ways in ways_of(shop.asta).items() if ways.push} == {About.CUSTOMER_WROTE}

    def test_may_be_none(self, shop):
        choose_ways(by_mail=[], by_push=[], by=shop.asta, at=nine)

        assert set(ways_of(shop.asta).values()) == {Ways(mail=False, push=False)}

    def test_are_written_down_by_code_once(self, shop):
        choose_ways(by_mail=["answer.late", "nonsense"], by_push=[], by=shop.asta, at=nine)
        choose_ways(by_mail=["answer.late"], by_push=[], by=shop.asta, at=nine)

        assert [entry.payload["by_mail"] for entry in shop.facts_named("notices.ways.changed")] == [["answer.late"]]
