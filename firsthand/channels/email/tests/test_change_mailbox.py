"""A mailbox is set up anew while somebody reads it."""

from threading import Event

import pytest
from django.db.models.signals import pre_save

from firsthand.channels.email.actions.change_mailbox import MailboxSettings, change_mailbox
from firsthand.channels.email.imap.catch_up import catch_up
from firsthand.channels.email.models import Mailbox
from tests.cast import noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox(shop) -> Mailbox:
    """It has been read up to its fortieth letter."""
    box = Mailbox.objects.get(address="help@namai.example")
    box.imap_host, box.imap_user, box.imap_validity, box.imap_last_uid = "imap.example", "help", 7, 40
    box.save(update_fields=["imap_host", "imap_user", "imap_validity", "imap_last_uid"])
    return box


class Server:
    """It has nothing new; before it says so, this happens."""

    def __init__(self, happens=lambda: None, *, last=40):
        self.folder, self.happens, self.last = self, happens, last

    def status(self, _folder, _asked):
        return {"UIDVALIDITY": 7, "UIDNEXT": self.last + 1}

    def uids(self, _asked):
        self.happens()
        return []


def settings(**changed) -> MailboxSettings:
    return MailboxSettings(**{"address": "help@namai.example", "host": "imap.example", "user": "help", **changed})


class TestAnotherServer:
    def test_is_not_read_from_where_the_one_before_ended(self, shop, mailbox):
        def moved():
            change_mailbox(shop.help, settings(host="other.example"), by=shop.jonas, at=noon)

        catch_up(Server(moved, last=55), mailbox, by="me", stop=Event())  # type: ignore[arg-type]  # all that is asked of a server

        now = Mailbox.objects.get(pk=mailbox.pk)
        assert (now.imap_host, now.imap_validity, now.imap_last_uid) == ("other.example", None, 0)

    def test_is_read_on_from_where_it_stands_otherwise(self, mailbox):
        catch_up(Server(last=55), mailbox, by="me", stop=Event())  # type: ignore[arg-type]  # all that is asked of a server

        assert Mailbox.objects.get(pk=mailbox.pk).imap_last_uid == 55


class TestAnotherName:
    def test_leaves_alone_what_the_reader_wrote_meanwhile(self, shop, mailbox):
        def read_on(**_signal):
            Mailbox.objects.filter(pk=mailbox.pk).update(imap_last_uid=55, imap_held_by="me")

        pre_save.connect(read_on, sender=Mailbox)
        try:
            change_mailbox(shop.help, settings(sender_name="Namai"), by=shop.jonas, at=noon)
        finally:
            pre_save.disconnect(read_on, sender=Mailbox)

        now = Mailbox.objects.get(pk=mailbox.pk)
        assert (now.sender_name, now.imap_last_uid, now.imap_held_by) == ("Namai", 55, "me")
