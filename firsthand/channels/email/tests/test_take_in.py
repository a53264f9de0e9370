"""An accepted letter becomes a message, once, whoever reads it and however often."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from firsthand.channels.email.actions import ingest
from firsthand.channels.email.actions.accept import Envelope, accept
from firsthand.channels.email.actions.take_in import take_in
from firsthand.channels.email.errands import take_in_letter
from firsthand.channels.email.models import Letter, Mailbox
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.journal.errands import TryAgainAt
from firsthand.journal.errands.carry_out import carry_out
from firsthand.journal.errands.claim import claim
from firsthand.journal.errands.settle import settle
from tests.budget import budget
from tests.cast import nine, ten

LETTERS = Path(__file__).parent / "letters"

pytestmark = pytest.mark.django_db


def accepted(raw: bytes, *to: str) -> Letter:
    return accept(raw, way=Letter.Way.SMTP, envelope=Envelope("r@p.example", to), at=nine).letter


class TestALetter:
    def test_is_read_once_however_often_it_is_tried(self, shop):
        letter = accepted(shop.letter())
        assert take_in(letter.pk, at=nine).message == take_in(letter.pk, at=ten).message
        assert Message.objects.count() == 1

    def test_comes_to_the_inbox_of_its_envelope(self, shop):
        letter = accepted(shop.letter(to="undisclosed-recipients:;"), "sales@namai.example")
        message = take_in(letter.pk, at=nine).message
        assert message is not None and message.matter.inbox == shop.sales

    def test_to_nobody_we_know_comes_to_the_default_inbox(self, shop):
        message = take_in(accepted(shop.letter(to="somebody@namai.example")).pk, at=nine).message
        assert message is not None and message.matter.inbox == shop.help

    def test_costs_at_most_25_statements_with_its_errand(self, shop):
        shop.receives_mail()
        raw = shop.letter(subject="Another matter")
        with budget(25):
            accepted(raw, "help@namai.example")
            now = timezone.now()
            (errand,) = (
                one
                for one in claim("worker", limit=99, at=now, until=now + timedelta(minutes=1))
                if one.path.endswith("take_in_letter") and one.args == [Letter.objects.latest("pk").pk]
            )
            settle([carry_out(errand)], worker="worker", at=now)
        assert Message.objects.count() == 2


class TestWithoutAnInbox:
    def test_waits_until_there_is_one(self, shop):
        letter = accepted(shop.letter())
        Mailbox.objects.all().delete()
        Inbox.objects.all().delete()
        with pytest.raises(TryAgainAt, match="no inbox yet"):
            take_in_letter.func(letter.pk)
        assert not Conversation.objects.exists()


class TestIngest:
    def test_says_what_became_of_a_letter(self, shop):
        said = ingest(shop.letter())
        message = Message.objects.get()
        assert said == {
            "message": message.pk,
            "conversation": message.conversation_id,
            "duplicate": False,
            "automatic": False,
            "bounce": None,
        }

    def test_names_a_duplicate(self, shop):
        raw = shop.letter()
        first, again = ingest(raw), ingest(raw)
        assert again == first | {"duplicate": True}

    def test_reads_what_the_inlet_accepted_but_no_worker_read_yet(self, shop):
        raw = shop.letter()
        accepted(raw)
        assert ingest(raw)["message"] is not None

    def test_calls_a_warning_of_a_delay_soft(self, shop):
        said = ingest((LETTERS / "bounce_report_delayed.eml").read_bytes())
        assert (said["bounce"], said["automatic"], said["conversation"]) == ("soft", True, None)

    def test_says_that_a_machine_wrote(self, shop):
        assert ingest(shop.letter(Auto_Submitted="auto-generated"))["automatic"] is True
