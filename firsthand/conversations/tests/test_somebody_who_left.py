"""Asta has left the house."""

from firsthand.conversations.queries.visible import customers_visible_to, messages_visible_to, topics_visible_to
from tests.cast import nine


class TestSomebodyWhoLeft:
    """Their page may still be open."""

    def test_sees_no_customer_and_no_word(self, shop):
        shop.receives_mail(at=nine)
        for left in (shop.asta, shop.jonas):
            left.account.is_active = False

            assert not customers_visible_to(left).exists()
            assert not messages_visible_to(left).exists()

    def test_watches_nothing(self, shop):
        matter = shop.receives_mail(at=nine).matter
        topics = [f"conversation:{matter.pk}", f"team:{shop.repairs.pk}", "desk"]
        for left in (shop.asta, shop.jonas):
            left.account.is_active = False

            assert topics_visible_to(left, [*topics, f"representative:{left.pk}"]) == set()
