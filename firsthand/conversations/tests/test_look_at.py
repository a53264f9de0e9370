"""How far somebody has read."""

from firsthand.conversations.actions import look_at
from firsthand.conversations.models import Conversation, LastLook, Message
from firsthand.conversations.queries import one_visible_to
from firsthand.team.models import Representative
from tests.budget import budget
from tests.cast import nine, noon, ten


class TestSomebodyWhoReads:
    """Asta has Rūta's letter before her."""

    def test_is_remembered_once_for_each_conversation(self, shop):
        letter = shop.receives_mail(at=nine)
        with budget(1):
            look_at(letter.matter, up_to=letter.pk, by=shop.asta, at=ten)
        look_at(seen_by(shop.asta, letter), up_to=letter.pk + 1, by=shop.asta, at=noon)

        assert LastLook.objects.get().up_to == letter.pk + 1
        assert seen_by(shop.asta, letter).read_up_to == letter.pk + 1
        assert seen_by(shop.ingrida, letter).read_up_to is None

    def test_costs_nothing_when_nothing_came_meanwhile(self, shop):
        letter = shop.receives_mail(at=nine)
        look_at(letter.matter, up_to=letter.pk, by=shop.asta, at=ten)

        with budget(1):  # to fetch the conversation
            look_at(seen_by(shop.asta, letter), up_to=letter.pk, by=shop.asta, at=noon)


def seen_by(somebody: Representative, letter: Message) -> Conversation:
    seen = one_visible_to(somebody, letter.matter.pk)
    assert seen is not None
    return seen
