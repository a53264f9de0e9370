"""A provider tells that somebody called a message of ours spam."""

import pytest

from firsthand.channels.email.actions.acknowledge import acknowledge_letter
from firsthand.conversations.actions import mark_sent
from firsthand.conversations.models import Conversation, Message
from firsthand.notices.models import Notice
from firsthand.people.models import Address
from tests.cast import Writer, elena, nine, noon, one, ruta, ten

COMPLAINT = """\
From: Feedback <fbl@provider.example>
To: help@namai.example
Subject: FW: The fridge hums
Message-ID: <complaint@provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="cut"

--cut
Content-Type: text/plain

This is an abuse report.

--cut
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Provider/1.0
Version: 1
Original-Rcpt-To: {address}

--cut
Content-Type: message/rfc822

From: Asta <help@namai.example>
To: {address}
Message-ID: <{reference}>
Subject: Re: The fridge hums

We shall look.

--cut--
"""


def complaint(address=ruta.address, reference="ours@namai.example"):
    return COMPLAINT.format(address=address, reference=reference).replace("\n", "\r\n").encode()


@pytest.fixture
def ours(shop):
    """Asta's answer to Rūta, which the next server took."""
    message = shop.answers(shop.receives_mail(at=nine), at=ten)
    Message.objects.filter(pk=message.pk).update(reference="ours@namai.example")
    mark_sent(message, at=ten)
    return message


class TestAComplaint:
    def test_stands_beside_the_message_and_opens_nothing(self, shop, ours):
        said = shop.receives(complaint(), at=noon)

        assert (said.conversation, said.automatic, said.bounce) == (ours.conversation, "complaint", "")
        assert Conversation.objects.count() == 1 and shop.conversation().state == "waiting"
        assert not Address.objects.filter(value="fbl@provider.example").exists()

    def test_marks_the_address_once(self, shop, ours):
        shop.receives(complaint(), at=noon)
        shop.receives(complaint().replace(b"complaint@", b"again@"), at=one)

        assert Address.objects.get(value=ruta.address).complained_at == noon
        assert len(shop.facts_named("customer.address.complained")) == 1

    def test_tells_the_author(self, shop, ours):
        shop.receives(complaint(), at=noon)

        assert [notice.about for notice in Notice.objects.filter(representative=shop.asta)] == ["message.called_spam"]

    def test_ends_what_the_house_writes_of_its_own_accord(self, shop, ours):
        shop.receives(complaint(), at=noon)

        acknowledge_letter(shop.receives_mail(subject="A new thing", at=one).pk, at=one)

        assert not Message.objects.filter(kind="acknowledgement").exists()

    def test_comes_once(self, shop, ours):
        assert shop.receives(complaint(), at=noon) == shop.receives(complaint(), at=one)


class TestAForgedComplaint:
    def test_about_nothing_of_ours_marks_nobody(self, shop, ours):
        said = shop.receives(complaint(reference="made-up@elsewhere.example"), at=noon)

        assert said.conversation is None
        assert Address.objects.get(value=ruta.address).complained_at is None

    def test_says_nothing_of_somebody_else(self, shop, ours):
        shop.receives_mail(from_=elena, at=nine)

        shop.receives(complaint(address=elena.address), at=noon)

        assert Address.objects.get(value=elena.address).complained_at is None


class TestOneWhoNeverComplained:
    def test_is_told_that_a_letter_arrived(self, shop):
        acknowledge_letter(shop.receives_mail(from_=Writer("Jonas", "jonas@pastas.example")).pk, at=nine)

        assert Message.objects.filter(kind="acknowledgement").exists()
