"""A message of ours came back."""

import pytest
from django.utils import translation

from firsthand.channels.email.actions.deliver import deliver
from firsthand.conversations.actions import mark_failed, mark_retrying, mark_sent, reply, resolve, snooze
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import address_to_answer
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.reply_address import reply_address
from firsthand.conversations.rules.return_address import return_address
from firsthand.conversations.rules.words import Words
from firsthand.notices.models import Notice
from firsthand.people.actions import add_address
from firsthand.people.models import Address
from firsthand.people.rules.failures import in_words
from tests.cast import Writer, elena, evening, nine, noon, one, ten

REPORT = """\
From: Mail Delivery System <MAILER-DAEMON@mx.pastas.example>
To: help@namai.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <report@mx.pastas.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain; charset=us-ascii

This is the mail system. Your message could not be delivered.
<ruta@pastas.example>: {words}

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.pastas.example

Final-Recipient: rfc822; ruta@pastas.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {words}

--cut
Content-Type: text/rfc822-headers

From: Asta <help@namai.example>
To: ruta@pastas.example
Message-ID: <{reference}>

--cut--
"""


def report(status="5.1.1", words="550 5.1.1 User unknown", reference="ours@namai.example", action="failed"):
    said = REPORT.format(status=status, words=words, reference=reference, action=action)
    return said.replace("\n", "\r\n").encode()


@pytest.fixture
def ours(shop):
    """Asta's answer to Rūta, which the next server took."""
    message = shop.answers(shop.receives_mail(at=nine), at=ten)
    Message.objects.filter(pk=message.pk).update(reference="ours@namai.example")
    mark_sent(message, at=ten)
    return message


class TestAHardBounce:
    def test_stands_beside_the_message_that_came_back(self, shop, ours):
        bounce = shop.receives(report(), sender="", at=noon)

        ours.refresh_from_db()
        assert bounce.conversation == ours.conversation
        assert (ours.delivery, ours.bounce) == ("bounced", "hard")

    def test_keeps_all_that_came_with_it(self, shop, ours):
        returned = report().replace(b"text/rfc822-headers", b"message/rfc822")

        bounce = shop.receives(returned, sender="", at=noon)

        assert bounce.recipients and bounce.sender_name is not None
        assert [each.file.mime for each in bounce.attachments.all()] == ["message/rfc822"]

    def test_marks_the_address(self, shop, ours):
        shop.receives(report(), sender="", at=noon)

        assert Address.objects.get(value="ruta@pastas.example").bounced_at == noon

    def test_tells_the_author(self, shop, ours):
        shop.receives(report(), sender="", at=noon)

        assert [notice.about for notice in Notice.objects.filter(representative=shop.asta)] == ["message.not_delivered"]

    def test_tells_the_owner_as_well(self, shop, ours):
        Conversation.objects.update(owner=shop.ingrida)

        shop.receives(report(), sender="", at=noon)

        told = set(Notice.objects.values_list("representative", "about"))
        assert told == {(shop.asta.pk, "message.not_delivered"), (shop.ingrida.pk, "message.not_delivered")}

    def test_says_why_beside_the_servers_own_words(self, shop, ours):
        bounce = shop.receives(report(), sender="", at=noon)

        ours.refresh_from_db()
        assert (ours.delivery_why, ours.delivery_note) == ("nobody", "550 5.1.1 User unknown")
        assert (bounce.delivery_why, bounce.delivery_note) == ("nobody", "550 5.1.1 User unknown")
        with translation.override("lt"):
            assert in_words(ours.delivery_why) == "tokio adreso niekas neturi"

    def test_opens_no_conversation_and_makes_no_customer_of_the_machine(self, shop, ours):
        shop.receives(report(), sender="", at=noon)

        assert Conversation.objects.count() == 1
        assert not Address.objects.filter(value__startswith="mailer-daemon").exists()


class TestAReportOnSeveralRecipients:
    """Asta's answer went to Rūta with a copy to Petras; Vilma, whom the report names too, never had it."""

    SECOND = """Final-Recipient: rfc822; petras@pastas.example
Action: failed
Status: 4.2.2
Diagnostic-Code: smtp; 452 4.2.2 Mailbox full

Final-Recipient: rfc822; vilma@pastas.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--cut
Content-Type: text/rfc822-headers"""

    @pytest.fixture
    def copied(self, shop, ours):
        for name in ("petras", "vilma"):
            shop.receives_mail(from_=Writer(name.title(), f"{name}@pastas.example"), subject=name, words=name)
        ours.recipients = [*ours.recipients, {"kind": "cc", "address": "petras@pastas.example", "name": "Petras"}]
        ours.save(update_fields=["recipients"])
        return ours

    def report(self):
        said = report().decode().replace("\r\n", "\n")
        return said.replace("--cut\nContent-Type: text/rfc822-headers", self.SECOND).replace("\n", "\r\n").encode()

    def test_marks_each_address_with_its_own_reason(self, shop, copied):
        shop.receives(self.report(), sender="", at=noon)

        marked = Address.objects.exclude(bounced_at=None).values_list("value", "bounce", "bounce_why")
        assert set(marked) == {("ruta@pastas.example", "hard", "nobody"), ("petras@pastas.example", "soft", "full")}

    def test_says_what_was_said_of_each_beside_them(self, shop, copied):
        shop.receives(self.report(), sender="", at=noon)

        copied.refresh_from_db()
        assert (copied.bounce, copied.delivery_why, copied.delivery_note) == (
            "hard",
            "nobody",
            "550 5.1.1 User unknown",
        )
        assert [one.get("refused", "") for one in copied.recipients] == ["", "452 4.2.2 Mailbox full"]


class TestABounceThatIsQuickerThanTheServersWord:
    def test_is_not_undone_by_it(self, shop, ours):
        sending = Message.objects.get(pk=ours.pk)
        shop.receives(report(), sender="", at=noon)
        said = len(shop.facts_named("message.sent"))

        mark_sent(sending, at=one)
        mark_retrying(sending, note="450 greylisted")
        mark_failed(sending, note="550 no", at=one)

        ours.refresh_from_db()
        assert (ours.delivery, ours.bounce, ours.delivered_at) == ("bounced", "hard", ten)
        assert len(shop.facts_named("message.sent")) == said
        assert not shop.facts_named("message.failed")


class TestAnAnswerThatNeverArrived:
    def test_is_owed_anew_and_now(self, shop, ours):
        shop.receives(report(), sender="", at=noon)

        found = shop.conversation()
        assert (found.state, found.answer_due_at, found.asked_at) == ("open", noon, nine)
        assert found.due_order == noon

    def test_because_it_could_not_be_sent_is_owed_anew_and_now(self, shop, ours):
        mark_failed(ours, note="550 no", at=noon)

        assert (shop.conversation().state, shop.conversation().answer_due_at) == ("open", noon)

    def test_wakes_what_was_snoozed(self, shop, ours):
        snooze(shop.conversation(), until=evening, by=shop.asta, at=ten)

        shop.receives(report(), sender="", at=noon)

        assert (shop.conversation().state, shop.conversation().snoozed_until) == ("open", None)

    def test_is_not_owed_when_it_was_resolved_meanwhile(self, shop, ours):
        resolve(shop.conversation(), by=shop.asta, at=ten)

        shop.receives(report(), sender="", at=noon)

        assert (shop.conversation().state, shop.conversation().answer_due_at) == ("resolved", None)

    def test_is_not_owed_when_another_answer_followed(self, shop, ours):
        shop.answers(ours, words="And this.", at=noon)

        shop.receives(report(), sender="", at=noon)

        assert (shop.conversation().state, shop.conversation().answer_due_at) == ("waiting", None)

    def test_is_due_as_it_was_when_she_has_asked_again(self, shop, ours):
        shop.receives_mail(answers="ours@namai.example", words="And my sofa?", at=noon)
        due = shop.conversation().answer_due_at

        mark_failed(ours, note="550 no", at=one)

        assert (shop.conversation().answer_due_at, shop.conversation().asked_at) == (due, noon)


class TestALetterThatIsOnlyLate:
    """The server says that it goes on trying (RFC 3464, 2.3.3)."""

    @pytest.fixture
    def warning(self, shop, ours):
        return shop.receives(report("4.4.1", "timeout", action="delayed"), sender="", at=noon)

    def test_is_on_its_way_still_and_says_why(self, ours, warning):
        ours.refresh_from_db()

        assert (ours.delivery, ours.bounce, ours.delivered_at) == ("retrying", "", ten)
        assert "timeout" in ours.delivery_note

    def test_has_failed_nobody(self, shop, warning):
        assert not Notice.objects.exists()
        assert not shop.facts_named("message.bounced")
        assert Address.objects.get(value="ruta@pastas.example").bounced_at is None
        assert shop.conversation().state == "waiting"

    def test_stands_beside_it_as_a_machines_word(self, ours, warning):
        assert warning.conversation == ours.conversation
        assert (warning.automatic, warning.bounce) == ("bounce", "soft")

    def test_is_not_sent_a_second_time(self, ours, warning, settings, tmp_path):
        settings.SMTP_URL = f"file://{tmp_path}/sent"

        deliver(ours.pk, is_last=False, at=one)

        assert not (tmp_path / "sent").exists()


class TestAForgedReport:
    def test_says_nothing_of_somebody_else_s_address(self, shop, ours):
        shop.receives_mail(from_=elena, at=nine)
        forged = report().replace(b"rfc822; ruta@pastas.example", b"rfc822; elena@posta.example")

        shop.receives(forged, sender="", at=noon)

        assert Address.objects.get(value="elena@posta.example").bounced_at is None
        assert Address.objects.get(value="ruta@pastas.example").bounced_at == noon


class TestASoftBounce:
    def test_leaves_the_conversation_waiting(self, shop, ours):
        shop.receives(report(status="4.2.2", words="452 4.2.2 Mailbox full"), sender="", at=noon)

        assert (shop.conversation().state, shop.conversation().answer_due_at) == ("waiting", None)

    def test_marks_the_address_as_one_that_may_take_letters_another_time(self, shop, ours):
        shop.receives(report(status="4.2.2", words="452 4.2.2 Mailbox full"), sender="", at=noon)

        ours.refresh_from_db()
        marked = Address.objects.get(value="ruta@pastas.example")
        assert (ours.bounce, ours.delivery_why) == ("soft", "full")
        assert (marked.bounced_at, marked.bounce_why, marked.is_unreachable) == (noon, "full", False)

    def test_leaves_the_address_the_one_to_write_to(self, shop, ours):
        add_address(shop.conversation().customer, address="ruta@darbas.example", by=shop.asta, at=ten)

        shop.receives(report(status="4.2.2", words="452 4.2.2 Mailbox full"), sender="", at=noon)

        assert address_to_answer(shop.conversation()) == "ruta@pastas.example"


class TestALetterWithACopy:
    """Asta's answer to Rūta went to Elena as well."""

    @pytest.fixture
    def copied(self, ours):
        Message.objects.filter(pk=ours.pk).update(
            recipients=[*ours.recipients, {"kind": "cc", "address": "Elena@posta.example", "name": "Elena"}]
        )
        return ours

    def of_the_copy(self, **words):
        return report(**words).replace(b"rfc822; ruta@pastas.example", b"rfc822; elena@posta.example")

    @pytest.mark.parametrize("words", [{}, {"status": "4.2.2", "words": "452 4.2.2 Mailbox full"}])
    def test_has_reached_whom_it_was_written_to_when_the_copy_comes_back(self, shop, copied, words):
        shop.receives(self.of_the_copy(**words), sender="", at=noon)

        copied.refresh_from_db()
        assert (copied.delivery, copied.bounce) == ("sent", "")
        assert [one.get("refused", "") for one in copied.recipients] == [
            "",
            words.get("words", "550 5.1.1 User unknown"),
        ]
        assert shop.conversation().state == "waiting"

    def test_is_not_late_for_her_when_the_copy_is(self, shop, copied):
        shop.receives(self.of_the_copy(status="4.4.1", action="delayed"), sender="", at=noon)

        copied.refresh_from_db()
        assert copied.delivery == "sent"


class TestAFullMailboxAfterAHardBounce:
    def test_makes_nothing_deliverable(self, shop, ours):
        shop.receives(report(), sender="", at=noon)

        full = report(status="4.2.2", words="452 4.2.2 Mailbox full").replace(b"<report@", b"<second@")
        shop.receives(full, sender="", at=one)

        ours.refresh_from_db()
        assert (ours.bounce, ours.delivery_why) == ("hard", "nobody")


class TestAnAddressThatComesBack:
    @pytest.fixture(autouse=True)
    def bounced(self, shop, ours):
        shop.receives(report(), sender="", at=noon)

    def test_says_since_when_and_why(self):
        marked = Address.objects.get(value="ruta@pastas.example")
        assert (marked.bounced_at, marked.bounce, marked.bounce_why) == (noon, "hard", "nobody")
        assert marked.bounce_words == "nobody has this address"

    def test_is_passed_over_where_the_customer_has_another(self, shop):
        add_address(shop.conversation().customer, address="ruta@darbas.example", by=shop.asta, at=one)

        assert address_to_answer(shop.conversation()) == "ruta@darbas.example"

    def test_is_written_to_where_none_other_is_known(self, shop):
        assert address_to_answer(shop.conversation()) == "ruta@pastas.example"

    def test_is_good_again_when_she_writes_from_it(self, shop):
        shop.receives_mail(words="Are you there?", at=one)

        marked = Address.objects.get(value="ruta@pastas.example")
        assert (marked.bounced_at, marked.bounce, marked.bounce_why) == (None, "", "")
        assert len(shop.facts_named("customer.address.reached")) == 1


class TestABounceThatNamesNothingOfOurs:
    """Some machines return no Message-ID; but they return it to an address that we alone can make."""

    def nameless(self):
        return report(reference="unknown@elsewhere.example")

    def test_comes_to_the_message_by_the_sealed_address(self, shop, ours):
        back = return_address("help@namai.example", message=ours.pk)

        bounce = shop.receives(self.nameless(), sender="", to=(back,), at=noon)

        ours.refresh_from_db()
        assert (bounce.conversation, ours.delivery) == (ours.conversation, "bounced")

    def test_comes_to_nothing_by_a_guessed_one(self, shop, ours):
        guessed = f"help+b{ours.pk}-aaaaaaaaaaaaaaaa@namai.example"

        bounce = shop.receives(self.nameless(), sender="", to=(guessed,), at=noon)

        ours.refresh_from_db()
        assert (bounce.conversation, ours.delivery) == (None, "sent")

    def test_comes_to_nothing_by_the_address_for_answers(self, shop, ours):
        """Whoever has a letter of ours knows that one."""
        known = reply_address("help@namai.example", conversation=ours.conversation_id)

        shop.receives(self.nameless(), sender="", to=(known,), at=noon)

        ours.refresh_from_db()
        assert ours.delivery == "sent"


class TestABounceOfNothingOfOurs:
    def test_is_kept_and_stands_nowhere(self, shop, ours):
        bounce = shop.receives(report(reference="unknown@elsewhere.example"), sender="", at=noon)

        assert (bounce.conversation, bounce.bounce) == (None, "hard")


class TestAReportThatACopysReaderForges:
    """Who had a copy knows the Message-ID: that is enough for a report, but not to shut the customer's letter box."""

    def test_says_nothing_against_the_others(self, shop):
        asked = shop.receives_mail()
        to, cc = Party("ruta@pastas.example", ""), Party("copy@elsewhere.example", "")
        answer = reply(asked.matter, words=Words("Soon."), addressing=Addressing((to,), (cc,)), by=shop.asta, at=ten)
        Message.objects.filter(pk=answer.pk).update(reference="answer@namai.example")
        forged = report(reference="answer@namai.example").replace(b"ruta@pastas.example", b"nobody@elsewhere.example")

        shop.receives(forged, sender="", at=noon)

        assert Address.objects.get(value="ruta@pastas.example").bounce == ""
