"""Two do the same at one moment."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier, Event

import pytest
from django.db import connection, transaction

from firsthand.channels.email.actions import accept, take_in
from firsthand.channels.email.models import Letter
from firsthand.conversations.actions import Written, discard_draft, keep_draft, note, notice_late, reply, snooze, wake
from firsthand.conversations.models import Conversation, Draft, Message, Sheet, Side
from firsthand.conversations.rules.refusals import NotYours
from firsthand.conversations.rules.words import Words
from tests.cast import evening, minutes, nine, noon, open_shop, ten

PATIENCE = 30.0  # seconds
HELLO = Words("Hello Rūta, a technician will call.")


@pytest.fixture
def shop(transactional_db):
    """The shop, seen from several connections."""
    return open_shop()


@pytest.fixture
def asked(shop):
    """Rūta's letter of nine o'clock."""
    return shop.receives_mail(at=nine)


def at_once(act, times=4):
    """What each of so many threads got."""
    begin = Barrier(times)

    def one(_: int) -> object:
        try:
            begin.wait(PATIENCE)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(one, range(times)))


class TestOneRequestRepeated:
    """It bears the same id each time."""

    def test_is_one_answer(self, shop, asked):
        sent = at_once(lambda: reply(asked.matter, words=HELLO, by=shop.asta, at=ten, external_id="form-1").pk)

        assert len(set(sent)) == 1
        assert Message.objects.filter(kind=Message.Kind.REPLY).count() == 1

    def test_is_one_note(self, shop, asked):
        kept = at_once(lambda: note(asked.matter, words=HELLO, by=shop.asta, at=ten, external_id="form-1").pk)

        assert len(set(kept)) == 1
        assert Message.objects.filter(kind=Message.Kind.NOTE).count() == 1

    def test_is_the_same_answer_though_the_matter_moved_on(self, shop, asked):
        seen = asked.matter.version
        first, second = (
            reply(asked.matter, words=HELLO, by=shop.asta, at=ten, external_id="form-1", seen=seen) for _ in range(2)
        )

        assert first == second

    @pytest.mark.parametrize("write", [reply, note])
    def test_shows_nothing_to_whom_the_matter_is_not_open(self, shop, asked, write):
        write(asked.matter, words=HELLO, by=shop.asta, at=ten, external_id="form-1")

        with pytest.raises(NotYours):
            write(asked.matter, words=HELLO, by=shop.marco, at=ten, external_id="form-1")


class TestADraftThatIsKeptWhileItsAnswerIsSent:
    """The page cannot know yet that it is kept; it says only that something is."""

    def test_stays_nowhere(self, shop, asked):
        sheet, turns = Sheet(Side.REPLY, asked.matter.pk), count()

        def keep_or_send():
            if next(turns) % 2:
                return keep_draft(sheet, Written("Hello", sent_as="form-1"), by=shop.asta, at=ten)
            reply(asked.matter, words=HELLO, by=shop.asta, at=ten, external_id="form-1")
            return discard_draft(sheet, by=shop.asta)

        at_once(keep_or_send, times=6)

        assert not Draft.objects.exists()


@pytest.mark.only_on("postgresql")
class TestTheClocksWhileSomebodyReplies:
    """Asta's reply holds one of two matters; SQLite has one writer and needs no such care."""

    @pytest.fixture
    def two(self, shop, asked):
        shop.receives_mail(subject="The oven", at=nine)
        for one in Conversation.objects.all():
            snooze(one, until=noon, by=shop.asta, at=ten)
        return asked.matter

    @pytest.mark.parametrize("clock", [wake, notice_late])
    def test_do_not_wait_and_come_again(self, shop, two, clock):
        with ThreadPoolExecutor(1) as threads:
            is_held, is_done = Event(), Event()
            holding = threads.submit(hold, two, is_held, is_done)
            assert is_held.wait(PATIENCE)
            try:
                with connection.cursor() as cursor:
                    cursor.execute("SET lock_timeout = '2s'")
                assert clock(at=evening) == 1
            finally:
                is_done.set()
            holding.result(PATIENCE)

        assert clock(at=evening + minutes(1)) == 1


def hold(matter, is_held, is_done):
    try:
        with transaction.atomic():
            Conversation.objects.locked().get(pk=matter.pk)
            is_held.set()
            is_done.wait(PATIENCE)
    finally:
        connection.close()


class TestTheLettersOfAThread:
    """They come after a break, and several workers read them."""

    def test_are_one_conversation(self, shop):
        shop.receives_mail(at=nine)  # she is known
        chain = [("a", ""), ("b", "a"), ("c", "b"), ("d", "c")]
        letters = [shop.letter(reference=f"{one}@x", answers=before and f"{before}@x") for one, before in chain]
        kept = iter([accept(raw, way=Letter.Way.IMAP, at=ten).letter.pk for raw in letters])

        at_once(lambda: take_in(next(kept), at=ten), times=len(letters))

        found = Message.objects.filter(reference__in=[f"{one}@x" for one, _ in chain])
        assert len(set(found.values_list("conversation", flat=True))) == 1
