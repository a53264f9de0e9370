"""Letters of a mailbox leave by a server of its own."""

import base64

import pytest

from firsthand.channels.email.actions import WayOutSettings, change_way_out, try_way_out
from firsthand.channels.email.actions.change_way_out import HostIsMissing
from firsthand.channels.email.actions.deliver import deliver
from firsthand.channels.email.models import Mailbox, WayOut
from firsthand.channels.email.sending.trouble import NotYet
from firsthand.channels.email.tests.mail_server import mail_server, says
from tests.cast import noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(settings):
    """Help's own server; the installation has none."""
    settings.SMTP_URL, settings.PRIVATE_HOSTS = "", ["127.0.0.1"]
    with mail_server() as listening:
        listening.extensions, listening.mood = ("AUTH PLAIN",), says("AUTH", "235 2.7.0 Welcome")
        yield listening


@pytest.fixture
def box(shop) -> Mailbox:
    return Mailbox.objects.get(inbox=shop.help)


def by(server, **said) -> WayOutSettings:
    port = server.door.getsockname()[1]
    return WayOutSettings(**{"kind": "own", "host": "127.0.0.1", "port": port, "safety": "none", **said})


class TestAnOwnServer:
    def test_carries_the_letters_of_its_mailbox_alone(self, own, shop, box):
        change_way_out(box, by(own, user="help", password="žalia"), by=shop.jonas, at=noon)
        deliver(shop.answers(shop.receives_mail()).pk, is_last=False, at=noon)
        other = shop.answers(shop.receives_mail(to="sales@namai.example"), by=shop.marco)

        plain = base64.b64encode("\0help\0žalia".encode()).decode()
        assert len(own.letters) == 1 and f"AUTH PLAIN {plain}" in own.said
        with pytest.raises(NotYet, match="FIRSTHAND_SMTP_URL"):
            deliver(other.pk, is_last=False, at=noon)

    def test_is_tried_without_sending_or_keeping_anything(self, own, shop, box):
        assert try_way_out(box, by(own, user="help", password="x"), by=shop.jonas) == ""
        own.mood = says("AUTH", "535 5.7.8 wrong password")
        assert try_way_out(box, by(own, user="help", password="x"), by=shop.jonas) == "535 5.7.8 wrong password"
        assert not own.letters and not WayOut.objects.exists()

    def test_that_does_not_answer_is_told_with_what_the_line_said(self, own, shop, box):
        said = try_way_out(box, by(own, port=9), by=shop.jonas)
        assert said == "Our outgoing mail server cannot be reached: Connection refused"

    def test_keeps_its_password_sealed_and_out_of_the_journal(self, own, shop, box):
        change_way_out(box, by(own, user="help", password="arbata"), by=shop.jonas, at=noon)
        change_way_out(box, by(own, user="desk"), by=shop.jonas, at=noon)
        way = WayOut.objects.get()

        assert way.secret and "arbata" not in way.secret
        assert "arbata" not in str([one.payload for one in shop.facts_named("mailbox.way_out_changed")])
        assert shop.facts_named("mailbox.way_out_changed")[-1].payload["changed"] == ["user"]

    def test_is_named(self, own, shop, box):
        with pytest.raises(HostIsMissing):
            change_way_out(box, by(own, host=" "), by=shop.jonas, at=noon)

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "169.254.169.254", "::ffff:10.0.0.1"])
    def test_is_none_of_the_inner_network_unless_the_operator_allows_it(self, own, shop, box, settings, host):
        settings.PRIVATE_HOSTS = []
        assert "FIRSTHAND_PRIVATE_HOSTS" in try_way_out(box, by(own, host=host), by=shop.jonas)
        assert not own.said
