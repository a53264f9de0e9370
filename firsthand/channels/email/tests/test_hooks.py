"""Providers bring letters and tell what became of ours, each as it documents its calls."""

import base64
import hashlib
import hmac
import json
from urllib.parse import urlencode

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client
from django.utils import timezone

from firsthand.channels.email.actions import Envelope, accept, close_hook, open_hook
from firsthand.channels.email.actions.deliver import deliver
from firsthand.channels.email.actions.open_hook import SecretIsMissing
from firsthand.channels.email.actions.take_in import take_in
from firsthand.channels.email.models import Hook, Letter, Mailbox
from firsthand.channels.email.tests.mail_server import mail_server
from firsthand.conversations.actions import begin_aside
from firsthand.conversations.models import Message
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.words import Words
from firsthand.kit.secrets import open_secret
from firsthand.notices.models import Notice
from firsthand.people.models import Address
from tests.cast import noon, ruta

pytestmark = pytest.mark.django_db

KEY = "a-key-of-theirs"
PAIR = generate_private_key(65537, 2048)
PUBLIC = base64.b64encode(PAIR.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
LETTER = (
    b"Message-ID: <one@pastas.example>\r\nFrom: =?utf-8?Q?R=C5=ABta?= <ruta@pastas.example>\r\n"
    b"To: help@namai.example\r\nSubject: Humming\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: 8bit\r\n\r\n\xc5\xaaia nakt\xc4\xaf.\r\n"
)
ODD = LETTER.replace(b"utf-8\r\nC", b"windows-1257\r\nC").replace(b"\xc5\xaaia nakt\xc4\xaf", b"\xdbia nakt\xe1")


@pytest.fixture
def browser() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def box(shop, settings, tmp_path) -> Mailbox:
    settings.FILES_FOLDER = tmp_path / "files"
    return Mailbox.objects.get(inbox=shop.help)


def opened(shop, box, provider, secret=KEY) -> str:
    """The address of a new hook, without its last word."""
    hook = open_hook(box, provider=provider, secret=secret, by=shop.jonas, at=noon)
    return f"/hooks/mail/{open_secret(hook.token)}/"


def mailgun_seal(*, ago: int = 0, key: str = KEY) -> dict[str, str]:
    when = str(int(timezone.now().timestamp()) - ago)
    seal = hmac.new(key.encode(), f"{when}token".encode(), hashlib.sha256).hexdigest()
    return {"timestamp": when, "token": "token", "signature": seal}


def mailgun(url: str, letter: bytes, **seal) -> tuple[str, bytes, dict[str, str]]:
    said = {"sender": ruta.address, "recipient": "help@namai.example", "body-mime": letter}
    return FORM, urlencode(said | mailgun_seal(**seal)).encode(), {}


def sendgrid(url: str, letter: bytes) -> tuple[str, bytes, dict[str, str]]:
    envelope = json.dumps({"from": ruta.address, "to": ["help@namai.example"]}).encode()
    parts = b"".join(
        b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % pair
        for pair in ((b"email", letter), (b"envelope", envelope))
    )
    return "multipart/form-data; boundary=x", parts + b"--x--\r\n", {}


def postmark(url: str, letter: bytes) -> tuple[str, bytes, dict[str, str]]:
    return JSON, json.dumps({"RawEmail": letter.decode(), "OriginalRecipient": "help@namai.example"}).encode(), {}


def mandrill(url: str, letter: bytes) -> tuple[str, bytes, dict[str, str]]:
    event = {"event": "inbound", "ts": 1, "msg": {"raw_msg": letter.decode(), "email": "help@namai.example"}}
    events = json.dumps([event])
    seal = hmac.new(KEY.encode(), f"{url}mandrill_events{events}".encode(), hashlib.sha1).digest()
    header = {"X-Mandrill-Signature": base64.b64encode(seal).decode()}
    return FORM, urlencode({"mandrill_events": events}).encode(), header


def sparkpost(url: str, letter: bytes) -> tuple[str, bytes, dict[str, str]]:
    content = {"email_rfc822": base64.b64encode(letter).decode(), "email_rfc822_is_base64": True}
    said = {"content": content, "msg_from": ruta.address, "rcpt_to": "help@namai.example", "protocol": "smtp"}
    return JSON, json.dumps([{"msys": {"relay_message": said}}]).encode(), {}


def mailersend(url: str, letter: bytes) -> tuple[str, bytes, dict[str, str]]:
    data = {"raw": letter.decode(), "recipients": {"rcptTo": [{"email": "help@namai.example"}]}}
    body = json.dumps({"type": "inbound.message", "data": data}).encode()
    return JSON, body, {"Signature": hmac.new(KEY.encode(), body, hashlib.sha256).hexdigest()}


def postal(url: str, letter: bytes) -> tuple[str, bytes, dict[str, str]]:
    said = {"message": base64.b64encode(letter).decode(), "base64": True, "rcpt_to": "help@namai.example"}
    body = json.dumps(said).encode()
    seal = PAIR.sign(body, padding.PKCS1v15(), hashes.SHA1())  # so it is documented
    return JSON, body, {"X-Postal-Signature": base64.b64encode(seal).decode()}


RAW = [mailgun, sendgrid, postmark, mandrill, sparkpost, mailersend, postal]
EXACT = [mailgun, sendgrid, sparkpost, postal]
SIGNED = [mailgun, mandrill, mailersend, postal]


def called(browser, shop, box, provider, letter=LETTER, *, tampered=False, **more):
    """What the provider hears when it brings this letter."""
    url = opened(shop, box, provider.__name__, PUBLIC if provider is postal else KEY) + "letters/"
    kind, body, headers = provider(f"http://testserver{url}", letter, **more)
    if tampered:
        name = next(iter(headers), None)
        headers = {name: headers[name][:-6] + "AAAAA="} if name else headers
        body = body if name else body.replace(b"signature=", b"signature=0")
    return browser.post(url, body, content_type=kind, headers=headers)


class TestALetter:
    @pytest.mark.parametrize("provider", RAW, ids=lambda one: one.__name__)
    def test_is_on_disk_byte_by_byte_before_the_provider_hears_so(self, browser, shop, box, provider):
        assert called(browser, shop, box, provider).status_code == 200

        letter = Letter.objects.get()
        assert letter.raw() == LETTER and letter.way == "hook"
        assert letter.envelope_to == ["help@namai.example"]
        message = take_in(letter.pk, at=timezone.now()).message
        assert message and (message.text.strip(), message.matter.inbox) == ("Ūia naktį.", shop.help)

    @pytest.mark.parametrize("provider", EXACT, ids=lambda one: one.__name__)
    def test_of_another_charset_keeps_its_bytes(self, browser, shop, box, provider):
        called(browser, shop, box, provider, ODD)
        assert Letter.objects.get().raw() == ODD

    @pytest.mark.parametrize("provider", SIGNED, ids=lambda one: one.__name__)
    def test_is_refused_under_another_signature(self, browser, shop, box, provider):
        assert called(browser, shop, box, provider, tampered=True).status_code == 403
        assert not Letter.objects.exists()

    @pytest.mark.parametrize(("ago", "status"), [(0, 200), (11 * 3600, 200), (13 * 3600, 403), (-3600, 403)])
    def test_is_refused_when_it_was_signed_long_ago_or_in_the_future(self, browser, shop, box, ago, status):
        assert called(browser, shop, box, mailgun, ago=ago).status_code == status

    def test_that_came_by_another_way_too_is_one(self, browser, shop, box):
        accept(LETTER, way=Letter.Way.IMAP, envelope=Envelope(), at=noon)
        for provider in (sparkpost, mailgun):
            assert called(browser, shop, box, provider).status_code == 200
        assert Letter.objects.count() == 1

    def test_is_asked_for_again_when_the_disk_is_full(self, browser, shop, box, settings, tmp_path):
        settings.FILES_FOLDER = tmp_path / "a file"
        settings.FILES_FOLDER.write_text("where the folder should be")
        assert called(browser, shop, box, sparkpost).status_code == 503
        assert not Letter.objects.exists()

    @pytest.mark.parametrize(
        "body", [b"", b"{", b"[1]", b"[]", b'[{"msys": {}}]', b'[{"msys": {"relay_message": {}}}]']
    )
    def test_that_cannot_be_read_is_answered(self, browser, shop, box, body):
        url = opened(shop, box, "sparkpost") + "letters/"
        assert browser.post(url, body, content_type=JSON).status_code in {200, 400}
        assert not Letter.objects.exists()


class TestALetterInParts:
    """Some providers bring no raw letter."""

    def test_of_mailjet_is_put_together(self, browser, shop, box):
        said = {
            "Sender": ruta.address,
            "Recipient": "help@namai.example",
            "Headers": {
                "From": "Rūta <ruta@pastas.example>",
                "To": "help@namai.example",
                "Message-ID": "<m@p.example>",
            },
            "Text-part": "Ūžia naktį.",
            "Html-part": "<p>Ūžia naktį.</p>",
            "Parts": [{"Headers": {"Content-Type": 'image/png; name="a.png"'}, "ContentRef": "Attachment1"}],
            "Attachment1": base64.b64encode(b"png").decode(),
        }
        url = opened(shop, box, "mailjet", "") + "letters/"
        assert browser.post(url, json.dumps(said).encode(), content_type=JSON).status_code == 200

        message = take_in(Letter.objects.get().pk, at=timezone.now()).message
        assert message and message.text.strip() == "Ūžia naktį." and message.attachments.count() == 1

    def test_of_brevo_is_put_together(self, browser, shop, box):
        item = {
            "Uuid": ["1"],
            "Headers": {"From": "ruta@pastas.example", "Subject": "Ūžia", "Message-ID": "<b@p.example>"},
            "RawTextBody": "Ūžia naktį.",
            "RawHtmlBody": "",
            "Attachments": [],
        }
        url = opened(shop, box, "brevo") + "letters/"
        assert browser.post(url, json.dumps({"items": [item]}).encode(), content_type=JSON).status_code == 200
        message = take_in(Letter.objects.get().pk, at=timezone.now()).message
        assert message and message.subject == "Ūžia" and message.matter.inbox == shop.help


class TestAnAddress:
    def test_is_no_more_than_its_token(self, browser, shop, box):
        url = opened(shop, box, "sparkpost") + "letters/"
        assert browser.head(url).status_code == 200
        assert browser.post("/hooks/mail/guessed/letters/", b"[]", content_type=JSON).status_code == 404
        close_hook(Hook.objects.get(), by=shop.jonas, at=noon)
        assert browser.post(url, b"[]", content_type=JSON).status_code == 404
        assert [one.payload["provider"] for one in shop.facts_named("mailbox.hook_closed")] == ["sparkpost"]

    def test_is_not_made_for_a_provider_that_signs_without_its_key(self, shop, box):
        with pytest.raises(SecretIsMissing, match="Mailgun needs its key"):
            open_hook(box, provider="mailgun", secret=" ", by=shop.jonas, at=noon)

    def test_keeps_what_is_secret_sealed(self, shop, box):
        opened(shop, box, "mailgun")
        hook = Hook.objects.get()
        assert KEY not in hook.secret and open_secret(hook.token) not in (hook.token, hook.fingerprint)


class TestWhatBecameOfOurLetter:
    """Asta's answer left by Mailgun, which tells what became of it."""

    @pytest.fixture
    def answer(self, shop, box, settings) -> Message:
        with mail_server() as server:
            settings.SMTP_URL = server.url
            answer: Message = shop.answers(shop.receives_mail())
            deliver(answer.pk, is_last=False, at=noon)
        answer.refresh_from_db()
        return answer

    def tells(self, browser, shop, box, answer, event, *, to=ruta.address, times=1, **more):
        url = opened(shop, box, "mailgun") + "events/"
        said = {
            "event": event,
            "id": "1",
            "timestamp": 1,
            "recipient": to,
            "message": {"headers": {"message-id": answer.reference}},
            **more,
        }
        for _time in range(times):
            body = json.dumps({"signature": mailgun_seal(), "event-data": said}).encode()
            assert browser.post(url, body, content_type=JSON).status_code == 200
        answer.refresh_from_db()
        return answer

    def test_that_it_arrived(self, browser, shop, box, answer):
        assert self.tells(browser, shop, box, answer, "delivered").delivery == "arrived"

    def test_that_it_came_back_for_good_and_only_once(self, browser, shop, box, answer):
        why = {"severity": "permanent", "reason": "bounce", "delivery-status": {"code": 550, "message": "no such user"}}
        told = self.tells(browser, shop, box, answer, "failed", times=2, **why)

        assert (told.delivery, told.bounce, told.delivery_why) == ("bounced", "hard", "nobody")
        assert "no such user" in told.delivery_note
        assert len(shop.facts_named("message.bounced")) == 1
        assert told.matter.answer_due_at is not None
        assert Address.objects.get(customer=told.matter.customer_id).bounce_why == "nobody"

    def test_that_it_is_tried_again(self, browser, shop, box, answer):
        why = {"severity": "temporary", "reason": "generic", "delivery-status": {"code": 451, "message": "greylisted"}}
        assert self.tells(browser, shop, box, answer, "failed", **why).delivery == "retrying"

    def test_that_the_customer_called_it_spam(self, browser, shop, box, answer):
        told = self.tells(browser, shop, box, answer, "complained", times=2)

        assert (told.delivery, told.delivery_why) == ("arrived", "complained")
        assert len(shop.facts_named("message.called_spam")) == 1
        assert Address.objects.get(customer=told.matter.customer_id).complained_at is not None
        assert Notice.objects.filter(representative=told.author_representative, about="message.called_spam").exists()

    def test_nothing_of_what_is_opened_or_of_a_stranger(self, browser, shop, box, answer):
        why = {"severity": "permanent", "reason": "bounce"}
        assert self.tells(browser, shop, box, answer, "opened").delivery == "sent"
        assert self.tells(browser, shop, box, answer, "failed", to="x@y.example", **why).delivery == "sent"

    def test_of_a_letter_aside_that_it_came_back(self, browser, shop, box, settings):
        supplier = Addressing(to=(Party("parts@liebherr.example", "Parts"),))
        matter = shop.receives_mail().matter
        with mail_server() as server:
            settings.SMTP_URL = server.url
            aside = begin_aside(
                matter, addressing=supplier, subject="A foot", words=Words("Two?"), by=shop.asta, at=noon
            )
            deliver(aside.pk, is_last=False, at=noon)
        aside.refresh_from_db()
        why = {"severity": "permanent", "reason": "bounce", "delivery-status": {"code": 550, "message": "no such user"}}

        told = self.tells(browser, shop, box, aside, "failed", to="parts@liebherr.example", **why)

        assert (told.delivery, told.bounce, told.delivery_why) == ("bounced", "hard", "nobody")
        assert Notice.objects.filter(representative=shop.asta, about="message.not_delivered").exists()
        assert shop.conversation().answer_due_at == matter.answer_due_at

    def test_of_one_that_left_from_another_mailbox(self, browser, shop, box, answer):
        Message.objects.filter(pk=answer.pk).update(sent_from="sales@namai.example")
        why = {"severity": "permanent", "reason": "bounce"}

        assert self.tells(browser, shop, box, answer, "failed", **why).delivery == "sent"
        sales = Mailbox.objects.get(inbox=shop.sales)
        assert self.tells(browser, shop, sales, answer, "failed", **why).delivery == "bounced"

    def test_nothing_of_another_inboxs_letters(self, browser, shop, answer):
        sales = Mailbox.objects.get(inbox=shop.sales)
        why = {"severity": "permanent", "reason": "bounce"}
        assert self.tells(browser, shop, sales, answer, "failed", **why).delivery == "sent"
