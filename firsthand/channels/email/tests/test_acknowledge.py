"""Who wrote is told once, truly, and only while it is news; machines are told nothing."""

from datetime import datetime, timedelta

import pytest

from firsthand.channels.email.actions.accept import accept
from firsthand.channels.email.actions.acknowledge import A_DAY, acknowledge_letter
from firsthand.channels.email.actions.deliver import deliver
from firsthand.channels.email.actions.take_in import take_in
from firsthand.channels.email.models import Letter
from firsthand.conversations.models import Message
from firsthand.journal.models import Entry
from tests.cast import Shop, Writer, elena, minutes, nine, noon, ruta

pytestmark = pytest.mark.django_db


def acknowledged(message, *, at=nine):
    """What was written back, when the errand had run."""
    acknowledge_letter(message.pk, at=at)
    return Message.objects.filter(kind="acknowledgement", conversation=message.conversation_id).first()


class TestSomebodyWhomWeNeverAnswered:
    """Whoever forges senders would have us write to bystanders."""

    def test_is_sent_none_of_the_words_that_came(self, shop):
        pills = Writer("BUY PILLS at spam.example", "bystander@elsewhere.example")

        told = acknowledged(shop.receives_mail(from_=pills, subject="BUY PILLS at spam.example"))

        assert "PILLS" not in told.subject + told.text + str(told.recipients)

    def test_is_one_of_thirty_in_ten_minutes_at_most(self, shop):
        letters = [shop.receives_mail(from_=Writer("", f"b{number}@elsewhere.example")) for number in range(32)]

        assert sum(acknowledged(letter) is not None for letter in letters) == 30

    def test_does_not_keep_a_known_customer_from_being_told(self, shop):
        shop.answers(shop.receives_mail(from_=ruta, subject="Before"))
        for number in range(31):
            acknowledged(shop.receives_mail(from_=Writer("", f"b{number}@elsewhere.example")))

        told = acknowledged(shop.receives_mail(from_=ruta, subject="The fridge hums again"))

        assert "The fridge hums again" in told.text


class TestACustomer:
    def test_is_told_by_when_in_the_zone_of_the_shop(self, shop):
        told = acknowledged(shop.receives_mail())
        assert "24 November 2026, 13:00 (EET)" in told.text or "Nov. 24, 2026, 13:00 (EET)" in told.text

    def test_is_told_in_their_own_zone(self, shop):
        message = shop.receives_mail(from_=elena)
        customer = message.matter.customer
        customer.timezone = "Europe/Rome"
        customer.save(update_fields=["timezone"])
        assert "12:00 (CET)" in acknowledged(message).text

    def test_is_told_when_we_open_if_it_is_night(self, shop):
        told = acknowledged(shop.receives_mail(at=nine + timedelta(hours=14)), at=nine + timedelta(hours=14))
        assert "25, 2026, 12:00 (EET)" in told.text

    def test_is_told_in_the_language_they_wrote_in(self, shop):
        words = "Laba diena, mano šaldytuvas labai garsiai ūžia naktimis. Ką man daryti? Ačiū už pagalbą."
        message = shop.receives_mail(words=words, subject="Šaldytuvas ūžia")
        assert message.matter.language == "lt"
        assert "2026 m. lapkričio 24 d." in acknowledged(message).text

    def test_is_told_once(self, shop):
        message = shop.receives_mail()
        assert acknowledged(message) == acknowledged(message)

    def test_is_not_told_when_the_inbox_acknowledges_nothing(self, shop):
        shop.help.acknowledges = False
        shop.help.save(update_fields=["acknowledges"])
        assert acknowledged(shop.receives_mail()) is None

    def test_is_not_told_after_somebody_has_answered(self, shop):
        message = shop.receives_mail()
        shop.answers(message, at=nine + minutes(1))
        assert acknowledged(message, at=nine + minutes(2)) is None

    def test_is_told_no_more_than_a_few_times_a_day(self, shop):
        told = [acknowledged(shop.receives_mail(subject=f"Matter {n}")) for n in range(A_DAY + 2)]
        assert [one is not None for one in told] == [True] * A_DAY + [False] * 2


class TestAMachine:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Auto_Submitted": "auto-replied"},
            {"Auto_Submitted": "auto-generated"},
            {"Precedence": "bulk"},
            {"Precedence": "list"},
            {"List_Id": "<news.shop.example>"},
            {"X_Auto_Reply": "yes"},
            {"X_Autoreply": "yes"},
            {"Return_Path": "<>"},
        ],
        ids=lambda headers: " ".join(f"{name}: {word}" for name, word in headers.items()),
    )
    def test_is_told_nothing(self, shop, headers):
        assert acknowledged(shop.receives(shop.letter(**headers))) is None

    def test_with_the_null_sender_is_told_nothing(self, shop):
        assert acknowledged(shop.receives(shop.letter(), sender="")) is None

    @pytest.mark.parametrize("local", ["no-reply", "noreply", "do-not-reply", "donotreply+x"])
    def test_that_wants_no_answer_is_told_nothing(self, shop, local):
        assert acknowledged(shop.receives_mail(from_=Writer("Bank", f"{local}@bank.example"))) is None

    def test_that_forges_a_sender_has_nobody_told(self, shop):
        """Their domain says so; whoever is given as the sender never wrote."""
        message = shop.receives_mail(at=nine)
        Message.objects.update(vouched="failed")

        acknowledge_letter(message.pk, at=nine)

        assert not Message.objects.filter(kind="acknowledgement").exists()

    def test_of_a_colleague_is_told_nothing(self, shop):
        message = shop.receives_mail(from_=Writer("Asta", "asta@namai.example"), at=nine)

        acknowledge_letter(message.pk, at=nine)

        assert not Message.objects.filter(kind="acknowledgement").exists()

    def test_of_our_own_is_told_nothing(self, shop):
        assert acknowledged(shop.receives_mail(from_=Writer("Sales", "sales@namai.example"))) is None


class TestWhatIsNoNews:
    """Imports, replays and catch-up never write to customers (safety 8)."""

    def brought(self, shop: Shop, *, written: datetime | None, way: Letter.Way, at: datetime = noon):
        raw = shop.letter(at=written or noon)
        if written is None:
            raw = b"\n".join(line for line in raw.split(b"\n") if not line.startswith(b"Date:"))
        letter = take_in(accept(raw, way=way, at=at).letter.pk, at=at)
        return acknowledged(letter.message, at=at)

    @pytest.mark.parametrize("way", Letter.Way)
    def test_old_mail_is_not_acknowledged_by_whichever_way_it_comes(self, shop, way):
        assert self.brought(shop, written=noon - timedelta(hours=7), way=way) is None

    @pytest.mark.parametrize("way", Letter.Way)
    def test_new_mail_is_acknowledged_by_whichever_way_it_comes(self, shop, way):
        assert self.brought(shop, written=noon - minutes(5), way=way)

    def test_mail_of_the_future_is_not_acknowledged(self, shop):
        assert self.brought(shop, written=noon + timedelta(hours=2), way=Letter.Way.SMTP) is None

    @pytest.mark.parametrize(("way", "is_told"), [("smtp", True), ("imap", False), ("command", False)])
    def test_mail_without_a_date_is_news_only_when_a_server_hands_it_over(self, shop, way, is_told):
        assert bool(self.brought(shop, written=None, way=Letter.Way(way))) is is_told

    def test_an_errand_that_was_held_up_for_a_day_writes_nothing(self, shop):
        assert acknowledged(shop.receives_mail(), at=nine + timedelta(days=1)) is None


class TestTwoDesksThatAnswerEachOther:
    """The other desk writes back to whatever it gets, and marks nothing as automatic."""

    @pytest.fixture
    def sent(self, settings, tmp_path):
        settings.SMTP_URL = f"file://{tmp_path}/sent"
        return tmp_path / "sent"

    @pytest.mark.parametrize("keeps_the_thread", [True, False])
    def test_stop_after_a_few(self, shop, sent, keeps_the_thread):
        message = shop.receives_mail(subject="Your ticket has been received")
        for turn in range(10):
            told = acknowledged(message) if is_first(message) else None
            if told is None:
                break
            deliver(told.pk, is_last=False, at=nine)
            told.refresh_from_db()
            message = shop.receives_mail(subject=f"Ticket {turn}", answers=told if keeps_the_thread else "")
        assert Message.objects.filter(kind="acknowledgement").count() == (1 if keeps_the_thread else A_DAY)

    def test_of_the_same_make_stop_at_once(self, shop, sent):
        told = acknowledged(shop.receives_mail(from_=ruta))
        deliver(told.pk, is_last=False, at=nine)
        (letter,) = sent.iterdir()
        there = shop.receives(
            letter.read_bytes().replace(told.reference.encode(), b"elsewhere@desk.example"), sender=""
        )
        assert there.automatic and acknowledged(there) is None


def is_first(message: Message) -> bool:
    """What the errand looks at before it writes."""
    return any(
        entry.payload["message"] == message.pk and entry.payload["first"]
        for entry in Entry.objects.filter(name="message.received")
    )
