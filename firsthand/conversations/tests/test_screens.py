"""Which screens look again when something happens in a conversation."""

import pytest

from firsthand.conversations.actions import assign, move, own, prioritise, release
from firsthand.conversations.queries import topics_visible_to
from firsthand.conversations.rules.states import Priority
from firsthand.live import hear
from tests.cast import nine, noon, ten

pytestmark = pytest.mark.django_db


@pytest.fixture
def matter(shop):
    """Rūta's matter, which is Asta's."""
    return own(shop.receives_mail(at=nine).matter, by=shop.asta, at=ten)


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """The topics that are told when something is done."""

    def of(act):
        topics: set[str] = set()
        deaf = hear(topics.update)
        with django_capture_on_commit_callbacks(execute=True):
            act()
        deaf()
        return topics

    return of


class TestTheDeskThatAConversationLeaves:
    def test_looks_again_when_a_colleague_gives_it_back(self, shop, matter, told):
        assert f"representative:{shop.asta.pk}" in told(lambda: release(matter, by=shop.ingrida, at=noon))

    def test_looks_again_when_it_goes_to_another_team(self, shop, matter, told):
        assert f"representative:{shop.asta.pk}" in told(lambda: move(matter, to=shop.orders, by=shop.ingrida, at=noon))

    def test_looks_again_when_it_goes_to_a_colleague(self, shop, matter, told):
        topics = told(lambda: assign(matter, to=shop.ingrida, by=shop.ingrida, at=noon))
        assert {f"representative:{shop.asta.pk}", f"representative:{shop.ingrida.pk}"} <= topics


class TestAnotherPriority:
    def test_is_shown_on_the_desks_where_it_stands_and_on_no_others(self, shop, matter, told):
        topics = told(lambda: prioritise(matter, priority=Priority.URGENT, by=shop.ingrida, at=noon))
        standing = {f"conversation:{matter.pk}", "desk", f"team:{shop.repairs.pk}", f"representative:{shop.asta.pk}"}
        assert topics - {"errands"} == standing


class TestWhoIsInAConversation:
    def test_may_be_watched_by_those_who_see_the_conversation(self, shop, matter):
        company = f"presence:{matter.pk}"
        assert topics_visible_to(shop.ingrida, [company]) == {company}
        assert topics_visible_to(shop.marco, [company]) == set()

    def test_is_asked_anew_once_it_went_to_another_team(self, shop, matter, told):
        assert f"moved:{matter.pk}" in told(lambda: move(matter, to=shop.orders, by=shop.ingrida, at=noon))
