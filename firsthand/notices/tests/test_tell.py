"""Representatives are told, on the screen and by mail."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from firsthand.journal.models import Errand
from firsthand.notices.actions import Telling, choose_ways, mark_all_read, tell_representatives
from firsthand.notices.errands import mail_notice
from firsthand.notices.models import Notice
from firsthand.notices.queries import has_unread
from firsthand.team.actions import be_seen, dismiss
from firsthand.team.models.representative import PRESENT_FOR
from tests.budget import budget
from tests.cast import Shop, nine

ASSIGNED = "conversation.assigned"
MATTER = 12


def tell(shop: Shop, *, about: str = ASSIGNED, times: int = 1) -> None:
    tell_representatives([Telling(shop.asta.pk, about, MATTER)] * times, at=nine)


def mails() -> list[Errand]:
    return list(Errand.objects.filter(path__endswith="mail_notice"))


def post(shop: Shop, *, about: str = ASSIGNED) -> None:
    """The errand is carried out."""
    mail_notice.call(shop.asta.pk, about, MATTER)


class TestANotice:
    """Asta is told that she was given a conversation."""

    def test_waits_to_be_read(self, shop):
        tell(shop)

        assert has_unread(shop.asta)
        assert not has_unread(shop.marco)

    def test_is_told_once_until_it_is_read(self, shop):
        tell(shop, times=2)
        tell(shop)

        assert Notice.objects.count() == 1

    def test_is_told_again_after_it_was_read(self, shop):
        tell(shop)
        mark_all_read(by=shop.asta, at=nine)
        tell(shop)

        assert Notice.objects.count() == 2

    def test_takes_few_statements_for_many(self, shop):
        tellings = [Telling(shop.asta.pk, ASSIGNED, number) for number in range(100)]

        with budget(4):
            tell_representatives(tellings, at=nine)

        assert len(mails()) == 100


class TestAMailAboutIt:
    """It finds her where she is not at the desk."""

    def test_waits_a_minute_for_her(self, shop):
        tell(shop)

        assert [errand.run_at for errand in mails()] == [nine + timedelta(minutes=1)]

    def test_is_written_once(self, shop):
        tell(shop, times=2)
        tell(shop)

        assert len(mails()) == 1

    def test_waits_until_she_no_longer_counts_as_present(self, shop):
        be_seen(shop.asta, at=nine)
        tell(shop)

        assert [errand.run_at for errand in mails()] == [nine + PRESENT_FOR + timedelta(minutes=1)]

    def test_is_not_sent_while_she_is_here(self, shop):
        be_seen(shop.asta, at=timezone.now())
        tell(shop)
        post(shop)

        assert mail.outbox == []

    def test_is_not_written_about_what_can_wait(self, shop):
        tell(shop, about="customer.wrote")

        assert mails() == []

    def test_is_written_about_what_she_chose(self, shop):
        choose_ways(by_mail=["customer.wrote"], by_push=[], by=shop.asta, at=nine)
        tell(shop)
        tell(shop, about="customer.wrote")

        assert [errand.args[1] for errand in mails()] == ["customer.wrote"]

    def test_is_not_written_to_a_machine(self, shop):
        shop.asta.is_machine = True
        shop.asta.save(update_fields=["is_machine"])
        tell(shop)

        assert mails() == []

    def test_says_only_the_occasion_and_where_to_look(self, shop):
        shop.receives_mail(subject="A secret matter")
        tell(shop)
        post(shop)
        (letter,) = mail.outbox

        assert letter.to == ["asta@namai.example"]
        assert letter.subject == "Namai: You were given a conversation"
        assert f"/conversations/{MATTER}/" in letter.body
        assert "Rūta" not in letter.body and "secret" not in letter.body

    def test_says_that_a_machine_wrote_it(self, shop):
        tell(shop)
        post(shop)

        assert mail.outbox[0].message()["Auto-Submitted"] == "auto-generated"

    def test_speaks_her_language(self, shop):
        shop.asta.language = "lt"
        shop.asta.save(update_fields=["language"])
        tell(shop)
        post(shop)

        assert len(mail.outbox) == 1

    def test_leaves_once_however_often_the_errand_runs(self, shop):
        tell(shop)
        post(shop)
        post(shop)

        assert len(mail.outbox) == 1

    def test_does_not_leave_when_she_has_read_it(self, shop):
        tell(shop)
        mark_all_read(by=shop.asta, at=nine)
        post(shop)

        assert mail.outbox == []

    def test_does_not_leave_when_she_has_left(self, shop):
        tell(shop)
        dismiss(shop.asta, by=shop.jonas, at=nine)
        post(shop)

        assert mail.outbox == []

    def test_is_tried_again_when_the_server_was_down(self, shop, settings):
        tell(shop)
        settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
        try:
            post(shop)
        except OSError:
            settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        post(shop)

        assert len(mail.outbox) == 1
