"""A mailbox is set up anew while somebody reads it."""

from threading import Event

import pytest
from django.db.models.signals import pre_save

from firsthand.channels.email.actions.change_mailbox import (
    FolderIsMissing,
    MailboxAddressIsWrong,
    MailboxIsTaken,
    MailboxSettings,
    PasswordIsOfAnother,
    change_mailbox,
)
from firsthand.channels.email.actions.try_mailbox import mailbox_tried
from firsthand.channels.email.imap.catch_up import catch_up
from firsthand.channels.email.models import Alias, Mailbox
from firsthand.channels.email.queries import door_of, is_ours, own_domains
from firsthand.kit.secrets import open_secret
from tests.budget import budget
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


class TestAPasswordThatIsKept:
    """It was given for imap.example."""

    @pytest.fixture(autouse=True)
    def kept(self, shop, mailbox):
        change_mailbox(shop.help, settings(password="winter is long"), by=shop.jonas, at=noon)

    def test_never_goes_to_another_server(self, shop):
        for act in (
            lambda: change_mailbox(shop.help, settings(host="evil.example"), by=shop.jonas, at=noon),
            lambda: mailbox_tried(shop.help, settings(host="evil.example")),
        ):
            with pytest.raises(PasswordIsOfAnother):
                act()

        assert Mailbox.objects.get(address="help@namai.example").imap_host == "imap.example"

    def test_is_kept_while_the_server_stays(self, shop):
        change_mailbox(shop.help, settings(user="other"), by=shop.jonas, at=noon)

        assert open_secret(Mailbox.objects.get(address="help@namai.example").imap_secret) == "winter is long"

    def test_makes_room_for_the_one_of_the_other_server(self, shop):
        change_mailbox(shop.help, settings(host="other.example", password="summer"), by=shop.jonas, at=noon)

        assert open_secret(Mailbox.objects.get(address="help@namai.example").imap_secret) == "summer"


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


class TestOtherAddresses:
    """Help is reached at three addresses."""

    @pytest.fixture
    def help_(self, shop, mailbox):
        self.keep(shop, "Pagalba@namai.example", "info@namai.test")
        return shop.help

    def keep(self, shop, *aliases, **changed):
        change_mailbox(shop.help, settings(aliases=aliases, **changed), by=shop.jonas, at=noon)

    @pytest.mark.parametrize(
        ("written_to", "inbox"),
        [
            (["pagalba@namai.example"], "Help"),
            (["info@namai.test"], "Help"),
            (["sales@namai.example", "info@namai.test"], "Sales"),
            (["info@namai.test", "sales@namai.example"], "Help"),
            (["info@namai.test", "sales@namai.example", "help@namai.example"], "Help"),
            (["INFO+sofa@namai.test"], "Help"),
            (["nobody@namai.test"], "Help"),
        ],
    )
    def test_lead_to_its_inbox(self, help_, written_to, inbox):
        assert door_of(written_to).inbox.name == inbox

    def test_are_ours_beside_the_address_of_their_own_mailbox(self, help_):
        written_to = ["info@namai.test", "help@namai.example", "ruta@pastas.example"]

        assert door_of(written_to).ours == {"info@namai.test", "help@namai.example"}

    def test_cost_a_statement_of_their_own_only_where_one_is_meant(self, help_):
        with budget(1):
            door_of(["help@namai.example", "sales@namai.example"], writers=["ruta@namai.example"])

    def test_are_ours_with_their_domains(self, help_):
        assert is_ours("info+c1-x@namai.test") and not is_ours("ruta@pastas.example") and not is_ours("")
        assert own_domains() == {"namai.example", "namai.test"}

    def test_stay_when_nothing_is_said_of_them(self, shop, help_):
        change_mailbox(help_, settings(sender_name="Namai"), by=shop.jonas, at=noon)
        assert Alias.objects.count() == 2

    def test_are_taken_away_and_the_journal_says_so(self, shop, help_):
        self.keep(shop, "info@namai.test")
        assert [one.address for one in Alias.objects.all()] == ["info@namai.test"]
        assert shop.facts_named("mailbox.changed")[-1].payload["changed"] == ["aliases"]

    def test_may_become_the_address_itself(self, shop, help_):
        self.keep(shop, "info@namai.test", "help@namai.example", address="pagalba@namai.example")
        assert Mailbox.objects.get(inbox=help_).address == "pagalba@namai.example"
        assert sorted(one.address for one in Alias.objects.all()) == ["help@namai.example", "info@namai.test"]

    @pytest.mark.parametrize(
        ("alias", "why"), [("sales@namai.example", MailboxIsTaken), ("no address", MailboxAddressIsWrong)]
    )
    def test_are_refused_where_they_belong_to_another_or_are_none(self, shop, mailbox, alias, why):
        with pytest.raises(why):
            self.keep(shop, alias)

    def test_are_refused_to_another_mailbox_too(self, shop, help_):
        with pytest.raises(MailboxIsTaken):
            change_mailbox(shop.sales, MailboxSettings(address="info@namai.test"), by=shop.jonas, at=noon)


class TestWhereLettersAreMovedTo:
    @pytest.mark.parametrize("folder", ["", "INBOX"])
    def test_is_another_folder(self, shop, mailbox, folder):
        with pytest.raises(FolderIsMissing):
            change_mailbox(shop.help, settings(afterwards="move", moves_to=folder), by=shop.jonas, at=noon)
