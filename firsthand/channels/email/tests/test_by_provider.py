"""Letters of a mailbox leave by a provider, over HTTPS: each as the provider documents its interface."""

import base64
import email
import json
from typing import Any
from urllib.parse import parse_qs

import pytest

from firsthand.channels.email.actions import WayOutSettings, change_way_out, try_way_out
from firsthand.channels.email.actions.change_mailbox import PasswordIsOfAnother
from firsthand.channels.email.actions.change_way_out import KeyIsMissing
from firsthand.channels.email.actions.deliver import deliver
from firsthand.channels.email.actions.examine_domain import wanted_of
from firsthand.channels.email.models import Mailbox, WayOut
from firsthand.channels.email.sending.trouble import NotYet
from firsthand.channels.email.tests.carrier import Carrier, carrier
from firsthand.conversations.actions import redirect, reply
from firsthand.conversations.models import Message
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.reply_address import reply_address
from firsthand.conversations.rules.words import Words
from firsthand.files.store import store
from firsthand.journal.errands import GiveUp
from tests.cast import noon, ruta

pytestmark = pytest.mark.django_db

KEY = "a-key-of-theirs"
GONE = (
    "You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: ruta@pastas.example. "
    "Inactive recipients are ones that have generated a hard bounce, a spam complaint, or a manual suppression."
)
TAKEN = {"email": ruta.address, "Email": ruta.address}
# what each answers when it takes a letter
ANSWERS: dict[str, tuple[int, Any]] = {
    "brevo": (201, {"messageId": "<1@smtp-relay.mailin.fr>"}),
    "mailersend": (202, {}),
    "mailgun": (200, {"id": "<1@namai.example>", "message": "Queued. Thank you."}),
    "mailjet": (200, {"Messages": [{"Status": "success", "To": [TAKEN | {"MessageID": 1}], "Cc": [], "Bcc": []}]}),
    "mandrill": (200, [{"email": ruta.address, "status": "sent", "_id": "1"}]),
    "postmark": (200, {"ErrorCode": 0, "Message": "OK", "MessageID": "1", "To": ruta.address}),
    "resend": (200, {"id": "1"}),
    "sendgrid": (202, ""),
    "sparkpost": (200, {"results": {"total_rejected_recipients": 0, "total_accepted_recipients": 1, "id": "1"}}),
}


@pytest.fixture
def box(shop) -> Mailbox:
    return Mailbox.objects.get(inbox=shop.help)


@pytest.fixture
def there(settings):
    with carrier() as stands:
        settings.SMTP_URL = ""
        settings.ANYMAIL = {f"{one.upper()}_API_URL": stands.url for one in ANSWERS}
        yield stands


def chosen(provider: str, **more: Any) -> WayOutSettings:
    return WayOutSettings(**{"kind": "provider", "provider": provider, "password": KEY, **more})


def takes(there: Carrier, provider: str) -> None:
    there.status, answer = ANSWERS[provider]
    there.answer = json.dumps(answer) if answer != "" else ""


def sent(shop, box, there, provider, *, words="Žiūrėsime rytoj.", **more) -> Message:
    change_way_out(box, chosen(provider, user="public"), by=shop.jonas, at=noon)
    takes(there, provider)
    asked = shop.receives_mail()
    message: Message = reply(asked.matter, words=Words(words), by=shop.asta, at=noon, **more)
    deliver(message.pk, is_last=False, at=noon)
    message.refresh_from_db()
    return message


@pytest.mark.parametrize("provider", ANSWERS)
def test_each_provider_is_brought_the_letter_with_its_key(shop, box, there, provider):
    message = sent(shop, box, there, provider)

    ((path, head, body),) = there.asked
    said = " ".join([path, body, *(one for values in parse_qs(body).values() for one in values)])
    said = said.encode().decode("unicode-escape", "replace") if "\\u" in said else said
    sealed = reply_address("help@namai.example", conversation=message.matter.pk)
    assert message.delivery == "sent"
    assert ruta.address in said and "The fridge hums" in said and sealed in said and "rytoj." in said
    assert KEY in head + body or base64.b64encode(f"api:{KEY}".encode()).decode() in head or _basic(head, KEY)


def _basic(head: str, key: str) -> bool:
    given = next((one.split()[-1] for one in head.split("\n") if one.startswith("Authorization: Basic")), "")
    return key in base64.b64decode(given).decode()


class TestALetterByPostmark:
    def told(self, there) -> dict[str, Any]:
        ((_path, _head, body),) = there.asked
        said: dict[str, Any] = json.loads(body)
        return said

    def test_keeps_its_message_id_thread_and_words(self, shop, box, there):
        message = sent(shop, box, there, "postmark")

        said = self.told(there)
        heads = {one["Name"]: one["Value"] for one in said["Headers"]}
        assert heads["Message-ID"] == f"<{message.reference}>" and heads["X-PM-KeepID"] == "true"
        assert heads["In-Reply-To"].strip("<>") in heads["References"]
        assert said["Metadata"] == {"reference": message.reference}
        assert "Asta" in said["From"] and said["TextBody"].startswith("Žiūrėsime rytoj.") and "HtmlBody" not in said

    def test_goes_to_copies_openly_and_unseen_in_one_call(self, shop, box, there):
        copies = Addressing(cc=(Party("jonas@pastas.example", "Jonas"),), bcc=(Party("boss@pastas.example", ""),))
        sent(shop, box, there, "postmark", addressing=copies)

        said = self.told(there)
        assert (ruta.address in said["To"], "jonas@pastas.example" in said["Cc"], said["Bcc"]) == (
            True, True, "boss@pastas.example",
        )  # fmt: skip

    def test_brings_its_files(self, shop, box, there):
        change_way_out(box, chosen("postmark"), by=shop.jonas, at=noon)
        takes(there, "postmark")
        file = store(b"\x89PNG", name="sąskaita.png", mime="image/png")
        message = reply(shop.receives_mail().matter, words=Words("See.", files=(file,)), by=shop.asta, at=noon)
        deliver(message.pk, is_last=False, at=noon)

        (enclosed,) = self.told(there)["Attachments"]
        assert (enclosed["Name"], base64.b64decode(enclosed["Content"])) == ("sąskaita.png", b"\x89PNG")

    def test_that_is_handed_on_goes_inside_a_letter_of_ours(self, shop, box, there):
        change_way_out(box, chosen("postmark"), by=shop.jonas, at=noon)
        takes(there, "postmark")
        asked = shop.receives_mail()
        handed = redirect(asked, to=Party("loans@bank.example", ""), by=shop.asta, at=noon)
        deliver(handed.pk, is_last=False, at=noon)

        said = self.told(there)
        (enclosed,) = said["Attachments"]
        assert ruta.address in said["ReplyTo"]
        inside = email.message_from_bytes(base64.b64decode(enclosed["Content"]))
        assert inside["Message-ID"] == f"<{asked.reference}>"


class TestWhatAProviderAnswers:
    @pytest.mark.parametrize(
        ("status", "answer", "delivery", "error"),
        [
            (401, {"ErrorCode": 10, "Message": "Bad or missing server API token."}, "retrying", NotYet),
            (429, {"Message": "Too many requests"}, "retrying", NotYet),
            (500, {"Message": "Internal"}, "retrying", NotYet),
            (422, {"ErrorCode": 300, "Message": "Invalid 'From' address."}, "failed", GiveUp),
            (422, {"ErrorCode": 406, "Message": GONE}, "failed", GiveUp),
        ],
    )  # fmt: skip
    def test_is_tried_again_or_given_up_and_said(self, shop, box, there, status, answer, delivery, error):
        change_way_out(box, chosen("postmark"), by=shop.jonas, at=noon)
        there.status, there.answer = status, json.dumps(answer)
        message = shop.answers(shop.receives_mail())
        with pytest.raises(error):
            deliver(message.pk, is_last=False, at=noon)

        message.refresh_from_db()
        assert message.delivery == delivery and (status == 422) is (delivery == "failed")

    def test_of_nothing_at_all_is_tried_again(self, shop, box, settings):
        settings.ANYMAIL = {"POSTMARK_API_URL": "http://127.0.0.1:9/"}
        change_way_out(box, chosen("postmark"), by=shop.jonas, at=noon)
        with pytest.raises(NotYet, match="the provider that sends for us cannot be reached"):
            deliver(shop.answers(shop.receives_mail()).pk, is_last=False, at=noon)


class TestTheSettings:
    @pytest.mark.parametrize("more", [{"provider": ""}, {"password": None}])
    def test_want_a_provider_and_its_key(self, shop, box, more):
        with pytest.raises(KeyIsMissing):
            change_way_out(box, chosen(**{"provider": "postmark", **more}), by=shop.jonas, at=noon)

    def test_never_bring_a_key_to_another_provider_or_server(self, shop, box):
        change_way_out(box, chosen("postmark"), by=shop.jonas, at=noon)
        change_way_out(box, chosen("postmark", password=None, a_day=9), by=shop.jonas, at=noon)
        assert KEY not in WayOut.objects.get().secret

        for other in (
            chosen("brevo", password=None),
            chosen("postmark", region="eu", password=None),
            WayOutSettings(kind="own", host="mail.elsewhere.example"),
        ):
            with pytest.raises(PasswordIsOfAnother):
                change_way_out(box, other, by=shop.jonas, at=noon)

    def test_are_tried_by_a_letter_to_whoever_tries(self, shop, box, there):
        takes(there, "postmark")
        assert try_way_out(box, chosen("postmark"), by=shop.jonas) == ""
        assert shop.jonas.account.email in there.asked[0][2] and not WayOut.objects.exists()

        there.status, there.answer = 401, json.dumps({"ErrorCode": 10, "Message": "Bad token."})
        assert "Bad token." in try_way_out(box, chosen("postmark"), by=shop.jonas)

    def test_say_in_a_sentence_that_nobody_is_there(self, shop, box, settings):
        settings.ANYMAIL = {"POSTMARK_API_URL": "http://127.0.0.1:9/"}
        said = try_way_out(box, chosen("postmark"), by=shop.jonas)
        assert said == "The provider that sends for us cannot be reached."

    def test_say_what_the_dns_must(self, shop, box, settings):
        settings.SMTP_URL = ""
        change_way_out(box, chosen("mailgun"), by=shop.jonas, at=noon)
        assert wanted_of("namai.example").terms == ("include:mailgun.org",)
