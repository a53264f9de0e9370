"""Facts are written down, and what follows from them is set going."""

from collections.abc import Iterator

import pytest

from firsthand.conversations.facts import ConversationResolved, ConversationWoke, MessageReceived
from firsthand.journal import wiring
from firsthand.journal.actor import HOUSE
from firsthand.journal.models import Entry, Errand
from firsthand.journal.record import record
from firsthand.journal.wiring import Follow, put_in_force
from firsthand.kit.compat import task
from firsthand.kit.errors import Refused
from firsthand.live import hear
from tests.budget import budget
from tests.cast import nine


@task()
def look_soon(entry_id: int) -> None:
    """An errand that is never run here."""


class NotWhileItRains(Refused):
    words = "Not while it rains."


@pytest.fixture(autouse=True)
def _wired() -> Iterator[None]:
    """Each test lays its own wiring, and the house's is laid again."""
    before = dict(wiring._in_force)
    yield
    put_in_force(before)


def resolved(number: int) -> ConversationResolved:
    return ConversationResolved(conversation=number, customer=1)


@pytest.mark.django_db
class TestAFact:
    def test_is_read_again_as_it_was_recorded(self):
        put_in_force({})
        fact = MessageReceived(conversation=12, customer=7, message=31, first=True)

        [entry] = record(fact, by=HOUSE, at=nine)

        assert Entry.objects.get(pk=entry.pk).fact == fact
        assert (entry.conversation_id, entry.customer_id, entry.payload["message"]) == (12, 7, 31)

    def test_has_its_errands_in_the_same_transaction(self):
        put_in_force({ConversationResolved: Follow(soon=[look_soon])})

        [entry] = record(resolved(1), by=HOUSE, at=nine)

        assert [errand.args for errand in Errand.objects.filter(path=look_soon.module_path)] == [[entry.pk]]

    def test_tells_screens_when_it_is_committed(self, django_capture_on_commit_callbacks):
        put_in_force(
            {ConversationResolved: Follow(show=[lambda facts: {f"conversation:{fact.conversation}" for fact in facts}])}
        )
        heard: list[str] = []
        deaf = hear(lambda topics: heard.extend(topics))

        with django_capture_on_commit_callbacks(execute=True):
            record(resolved(12), by=HOUSE, at=nine)
            assert heard == []
        deaf()

        assert heard == ["conversation:12"]


@pytest.mark.django_db
class TestARefusal:
    def test_leaves_nothing_of_it(self):
        def refuse(facts, *, at):
            raise NotWhileItRains

        put_in_force({ConversationResolved: Follow(now=[refuse], soon=[look_soon])})

        with pytest.raises(NotWhileItRains):
            record(resolved(1), by=HOUSE, at=nine)


@pytest.mark.django_db(transaction=True)
class TestARefusalInTheEnd:
    def test_rolls_back_what_was_written_before_it(self):
        def refuse(facts, *, at):
            raise NotWhileItRains

        put_in_force({ConversationResolved: Follow(now=[refuse], soon=[look_soon])})

        with pytest.raises(NotWhileItRains):
            record(ConversationWoke(conversation=1, customer=1), resolved(1), by=HOUSE, at=nine)

        assert not Entry.objects.exists()
        assert not Errand.objects.exists()


@pytest.mark.django_db
class TestAThousandFacts:
    def test_are_told_to_each_reaction_as_one_list(self):
        lists = []
        put_in_force(
            {ConversationResolved: Follow(now=[lambda facts, *, at: lists.append(len(facts))], soon=[look_soon])}
        )

        with budget(20):
            record(*(resolved(number) for number in range(1000)), by=HOUSE, at=nine)

        assert lists == [1000]
        assert Errand.objects.filter(path=look_soon.module_path).count() == 1000
