"""Who vouches for a letter: real letters, signed by another implementation, real questions to a real name server."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from time import monotonic, process_time
from typing import Any

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from firsthand.channels.email.actions import Envelope, accept, take_in
from firsthand.channels.email.actions.authenticate import authenticate
from firsthand.channels.email.authentication import Came, examine, names
from firsthand.channels.email.authentication.fields import parse
from firsthand.channels.email.authentication.signatures import signed_head
from firsthand.channels.email.authentication.tags import tags_of
from firsthand.channels.email.models import Letter
from firsthand.channels.webform.actions import open_form, send
from firsthand.channels.webform.tests.forms import contact, filled
from firsthand.conversations.actions import let_through, own
from firsthand.conversations.models import Conversation, Hold, Message
from firsthand.conversations.rules.vouched import Vouched
from firsthand.journal.errands.carry_out import carry_out
from firsthand.journal.models import Errand
from firsthand.people.models import Address
from tests.cast import nine, ruta, ten
from tests.dns_server import NameServer, name_server, text

FOLLOW = ("acknowledge", "authenticate")
HERS, ELSEWHERE, RELAY = "192.0.2.10", "203.0.113.66", "198.51.100.5"


@cache
def key(bits: int = 2048) -> RSAPrivateKey:
    return generate_private_key(public_exponent=65_537, key_size=bits)


def private(bits: int = 2048) -> bytes:
    return key(bits).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )


def published(bits: int = 2048, more: str = "") -> str:
    public = (
        key(bits).public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    return text(f"v=DKIM1; k=rsa; {more}p={base64.b64encode(public).decode()}")


@cache
def ed25519() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


def zones() -> dict[str, dict[str, list[str]]]:
    raw = ed25519().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return {
        "pastas.example": {"TXT": [text("v=spf1 ip4:192.0.2.0/28 -all")]},
        "_dmarc.pastas.example": {"TXT": [text("v=DMARC1; p=reject")]},
        "post._domainkey.pastas.example": {"TXT": [published()]},
        "weak._domainkey.pastas.example": {"TXT": [published(1024).replace("v=DKIM1", "v=DKIM1")]},
        "revoked._domainkey.pastas.example": {"TXT": [text("v=DKIM1; p=")]},
        "ed._domainkey.pastas.example": {"TXT": [text(f"v=DKIM1; k=ed25519; p={base64.b64encode(raw).decode()}")]},
        "post._domainkey.mail.pastas.example": {"TXT": [published()]},
        "post._domainkey.other.example": {"TXT": [published()]},
        "strict.example": {"TXT": [text("v=spf1 ip4:192.0.2.0/28 -all")]},
        "_dmarc.strict.example": {"TXT": [text("v=DMARC1; p=quarantine; sp=none; adkim=s; aspf=s")]},
        "post._domainkey.mail.strict.example": {"TXT": [published()]},
        "mail.strict.example": {"TXT": [text("v=spf1 ip4:192.0.2.0/28 -all")]},
        "lenient.example": {"TXT": [text("v=spf1 ip4:192.0.2.0/28 ~all")]},
        "_dmarc.lenient.example": {"TXT": [text("v=DMARC1; p=none; rua=mailto:d@lenient.example")]},
        "nothing.example": {"A": ["192.0.2.1"]},
        "unsaid.example": {"TXT": [text("v=spf1 ip4:192.0.2.0/28 -all")]},
        "seal._domainkey.forwarder.example": {"TXT": [published()]},
        "mx.pastas.example": {"TXT": [text("v=spf1 a -all")], "A": [HERS]},
        "a.co.uk": {"TXT": [text("v=spf1 ip4:192.0.2.0/28 -all")]},
        "_dmarc.co.uk": {"TXT": [text("v=DMARC1; p=reject")]},
    }


@pytest.fixture
def dns(settings) -> Iterator[NameServer]:
    names.silence.heard()
    with name_server(zones(), silent=["_dmarc.slow.example", "slow.example"]) as server:
        settings.DNS = server.address
        yield server


def letter(from_: str = "Ruta <ruta@pastas.example>", body: str = "It hums at night.\r\n", **more: str) -> bytes:
    head = {
        "From": from_,
        "To": "help@namai.example",
        "Subject": "The fridge",
        "Date": "Tue, 24 Nov 2026 09:00:00 +0200",
    }
    head |= {"Message-ID": "<a@pastas.example>"} | {name.replace("_", "-"): value for name, value in more.items()}
    return ("".join(f"{name}: {value}\r\n" for name, value in head.items()) + "\r\n" + body).encode()


def signed(raw: bytes, domain: str = "pastas.example", selector: str = "post", **how: Any) -> bytes:
    bits = 1024 if selector == "weak" else 2048
    how = {"canonicalize": (b"relaxed", b"relaxed"), "include_headers": [b"from", b"to", b"subject", b"date"]} | how
    signature: bytes = dkim.sign(raw, selector.encode(), domain.encode(), private(bits), **how)
    return signature + raw


def found(raw: bytes, *, client: str = ELSEWHERE, sender: str | None = "ruta@pastas.example", **more: Any) -> Any:
    came = Came(at=timezone.now(), client=client, helo="mx.pastas.example", sender=sender, **more)
    return examine(raw, came, names=names.Names())


class TestSPF:
    @pytest.mark.parametrize(
        ("client", "sender", "result"),
        [
            (HERS, "ruta@pastas.example", "pass"),
            (ELSEWHERE, "ruta@pastas.example", "fail"),
            (ELSEWHERE, "ruta@lenient.example", "softfail"),
            (ELSEWHERE, "ruta@nothing.example", "none"),
            (HERS, "", "pass"),  # the null sender: then the machine's own name counts
            (ELSEWHERE, "", "fail"),
            ("::ffff:192.0.2.10", "ruta@pastas.example", "pass"),
            (ELSEWHERE, "ruta@slow.example", "temperror"),
            ("127.0.0.1", "ruta@pastas.example", "none"),  # a machine of our own passes on what others sent
            ("10.0.0.7", "ruta@pastas.example", "none"),
            ("", "ruta@pastas.example", "none"),
            (HERS, None, "none"),
        ],
    )
    def test_says_whether_this_machine_may_send_for_the_domain(self, dns, client, sender, result):
        assert found(letter(), client=client, sender=sender).spf == result


class TestDKIM:
    @pytest.mark.parametrize(
        "canonicalize", [(b"relaxed", b"relaxed"), (b"simple", b"simple"), (b"relaxed", b"simple")]
    )
    @pytest.mark.parametrize(
        "body", ["One line.\r\n", "", "\r\n\r\n", "Blanks  \t \r\n\r\n  and\tmore \r\n\r\n\r\n", "no end"]
    )
    def test_passes_what_came_as_it_was_signed(self, dns, canonicalize, body):
        (signature,) = found(signed(letter(body=body), canonicalize=canonicalize)).dkim

        assert (signature.result, signature.why) == ("pass", "")

    def test_passes_also_with_line_ends_of_unix_and_fields_on_several_lines(self, dns):
        raw = signed(letter(Subject="The fridge\r\n hums\r\n\tat night"))

        assert found(raw.replace(b"\r\n", b"\n")).dkim[0].result == "pass"

    @pytest.mark.parametrize(
        ("spoilt", "why"),
        [
            (lambda raw: raw.replace(b"hums", b"sings"), "body"),
            (lambda raw: raw.replace(b"Subject: The", b"Subject: A"), "signature"),
            (lambda raw: raw.replace(b"From: Ruta", b"From: Asta"), "signature"),
            (lambda raw: raw.replace(b"s=post", b"s=gone"), "no-key"),
            (lambda raw: raw.replace(b"s=post", b"s=revoked"), "revoked"),
            (lambda raw: raw.replace(b"a=rsa-sha256", b"a=rsa-sha1"), "algorithm"),
            (lambda raw: raw.replace(b"v=1;", b"v=1; v=1;"), "syntax"),
            (lambda raw: raw.replace(b" bh=", b" x-bh="), "no-bh"),
            (lambda raw: raw.replace(b" d=pastas.example", b" d=other.example"), "identity"),
            (lambda raw: raw.replace(b"h=from : to", b"h=too : to"), "from-unsigned"),
        ],
    )
    def test_fails_what_was_changed_and_says_why(self, dns, spoilt, why):
        (signature,) = found(spoilt(signed(letter()))).dkim

        assert signature.result in {"fail", "permerror"}
        assert signature.why == why

    def test_knows_that_a_second_author_was_put_on_top(self, dns):
        raw = b"From: Boss <boss@pastas.example>\r\n" + signed(letter())

        assert found(raw).vouched == "unconfirmed"

    def test_believes_nothing_behind_the_signed_part(self, dns):
        raw = signed(letter(), length=True) + b"And send the money to me.\r\n"

        assert (found(raw).dkim[0].result, found(raw).vouched) == ("policy", "failed")

    def test_expires_by_the_moment_of_arrival(self, dns):
        raw = own_signature(letter(), x=int((timezone.now() - timedelta(days=1)).timestamp()))

        assert found(raw).dkim[0].why == "expired"
        came = Came(at=timezone.now() - timedelta(days=2))
        assert examine(raw, came, names=names.Names()).dkim[0].result == "pass"

    def test_of_the_future_is_none(self, dns):
        assert (
            found(own_signature(letter(), t=int((timezone.now() + timedelta(days=9)).timestamp()))).dkim[0].why
            == "future"
        )

    def test_by_ed25519_passes(self, dns):
        assert found(own_signature(letter())).dkim[0].result == "pass"

    def test_by_a_key_of_1024_bits_passes_still(self, dns):
        assert found(signed(letter(), selector="weak")).dkim[0].result == "pass"

    def test_asks_for_eight_at_most_with_those_of_the_author_first(self, dns):
        raw = letter()
        for number in range(40):
            raw = signed(raw, "other.example", f"s{number}")
        raw = raw.replace(b"From:", signed(letter())[: -len(letter())] + b"From:", 1)

        results = found(raw).dkim

        assert len(results) == 8
        assert (results[0].domain, results[0].result) == ("pastas.example", "pass")

    def test_takes_time_in_proportion_to_the_letter(self, dns):
        """Rows of blanks, which patterns with two ends walk through again and again."""
        raw = own_signature(letter(body="x" + " " * 3_000_000 + "y\r\n"))
        began = process_time()
        assert found(raw).dkim[0].result == "pass"

        assert process_time() - began < 4


def own_signature(raw: bytes, **tags: int) -> bytes:
    """By our own hand, where the other implementation has no such thing; relaxed, over From and Subject, by Ed25519."""
    hashed = base64.b64encode(hashlib.sha256(parse(raw).relaxed_body).digest()).decode()
    more = "".join(f" {name}={value};" for name, value in tags.items())
    field = (
        f"DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=pastas.example; s=ed; h=from:subject;{more}"
        f" bh={hashed}; b="
    ).encode()
    whole = parse(field + b"\r\n" + raw)
    what = signed_head(whole, whole.fields[0], tags_of(whole.fields[0].value))
    return field + base64.b64encode(ed25519().sign(hashlib.sha256(what).digest())) + b"\r\n" + raw


class TestDMARC:
    @pytest.mark.parametrize(
        ("from_", "sign", "client", "sender", "result", "vouched"),
        [
            ("r@pastas.example", "pastas.example", ELSEWHERE, "r@pastas.example", "pass", "vouched"),
            ("r@pastas.example", "mail.pastas.example", ELSEWHERE, "r@elsewhere.example", "pass", "vouched"),
            ("r@pastas.example", "", HERS, "bounce@pastas.example", "pass", "vouched"),
            ("r@sub.pastas.example", "pastas.example", ELSEWHERE, "r@x.example", "pass", "vouched"),
            ("r@pastas.example", "other.example", ELSEWHERE, "r@other.example", "fail", "failed"),
            ("r@pastas.example", "", ELSEWHERE, "r@pastas.example", "fail", "failed"),
            ("r@pastas.example", "", HERS, "r@unsaid.example", "fail", "failed"),
            ("r@strict.example", "mail.strict.example", ELSEWHERE, "r@other.example", "fail", "failed"),
            ("r@strict.example", "", HERS, "r@mail.strict.example", "fail", "failed"),
            ("r@strict.example", "", HERS, "r@strict.example", "pass", "vouched"),
            ("r@mail.strict.example", "", ELSEWHERE, "r@other.example", "fail", "unconfirmed"),  # sp=none
            ("r@lenient.example", "", ELSEWHERE, "r@lenient.example", "fail", "unconfirmed"),
            ("r@unsaid.example", "", HERS, "r@unsaid.example", "pass", "vouched"),
            ("r@nothing.example", "", ELSEWHERE, "r@nothing.example", "none", "unconfirmed"),
            ("r@slow.example", "", ELSEWHERE, "r@pastas.example", "temperror", "unconfirmed"),
            ("r@pastas.example", "", "127.0.0.1", "r@pastas.example", "none", "unconfirmed"),
            ("r@b.co.uk", "", HERS, "r@a.co.uk", "none", "unconfirmed"),  # two houses under one public suffix
        ],
    )
    def test_says_whether_what_passed_is_of_the_authors_house(self, dns, from_, sign, client, sender, result, vouched):
        raw = letter(from_=from_)
        what = found(signed(raw, sign) if sign else raw, client=client, sender=sender)

        assert (what.dmarc, what.vouched) == (result, vouched)


class TestARC:
    def through(self, raw: bytes, *, before: bytes = b"dmarc=pass header.from=pastas.example") -> bytes:
        """The forwarder found something, changes the letter, and seals both."""
        results = b"Authentication-Results: forwarder.example; " + before + b"\r\n"
        changed = results + raw.replace(b"Subject: ", b"Subject: [list] ")
        sets = dkim.arc_sign(changed, b"seal", b"forwarder.example", private(), b"forwarder.example")
        return b"".join(sets) + changed

    def test_of_a_forwarder_whom_we_trust_counts(self, dns):
        raw = self.through(signed(letter()))

        plain, trusting = found(raw), found(raw, sealers={"forwarder.example"})

        assert (plain.arc, plain.arc_domain, plain.vouched) == ("pass", "forwarder.example", "failed")
        assert trusting.vouched == "vouched"

    def test_of_two_forwarders_passes(self, dns):
        twice = self.through(self.through(signed(letter())), before=b"arc=pass; dmarc=fail")

        assert found(twice).arc == "pass"

    def test_counts_only_when_it_was_good_before(self, dns):
        raw = self.through(signed(letter()), before=b"dmarc=fail header.from=pastas.example")

        assert found(raw, sealers={"forwarder.example"}).vouched == "failed"

    @pytest.mark.parametrize(
        "spoilt",
        [
            lambda raw: raw.replace(b"hums", b"sings"),
            lambda raw: raw.replace(b"ARC-Seal: i=1", b"ARC-Seal: i=2"),
            lambda raw: raw.replace(b"header.from=pastas.example", b"header.from=bank.example"),
            lambda raw: raw.replace(b"cv=none", b"cv=pass"),
            lambda raw: b"ARC-Seal: i=1; a=rsa-sha256; cv=none; d=x.example; s=s; b=AAAA\r\n" + raw,
        ],
    )
    def test_that_was_touched_counts_for_nothing(self, dns, spoilt):
        what = found(spoilt(self.through(signed(letter()))), sealers={"forwarder.example"})

        assert (what.arc, what.vouched) == ("fail", "failed")


class TestWhatOurOwnMailServerSaid:
    SAID = "mx.namai.example; spf=pass smtp.mailfrom=r@pastas.example; dkim=pass header.d=pastas.example; "

    def test_is_believed_of_the_server_that_we_named(self, dns):
        raw = letter(
            Authentication_Results=self.SAID + "dmarc=pass (p=REJECT sp=REJECT; dis=NONE) header.from=pastas.example"
        )

        what = found(raw, client="", sender=None, servers={"mx.namai.example"})

        assert (what.by, what.spf, what.dmarc, what.policy) == ("mx.namai.example", "pass", "pass", "reject")
        assert what.vouched == "vouched"

    @pytest.mark.parametrize(
        ("said", "vouched"),
        [
            ("mx.namai.example; dmarc=fail (p=quarantine) header.from=pastas.example", "failed"),
            ("mx.namai.example; dmarc=fail (p=none) header.from=pastas.example", "unconfirmed"),
            ("mx.namai.example; dmarc=pass header.from=bank.example", "unconfirmed"),
            ("mx.namai.example; spf=pass smtp.mailfrom=x@other.example", "failed"),
            ("mx.namai.example; none", "unconfirmed"),
            ("evil.example; dmarc=pass header.from=pastas.example", "unconfirmed"),
            ("", "unconfirmed"),
        ],
    )
    def test_counts_for_what_it_is(self, dns, said, vouched):
        raw = letter(**({"Authentication_Results": said} if said else {}))

        assert found(raw, client="", sender=None, servers={"mx.namai.example"}).vouched == vouched

    def test_is_nothing_where_no_server_is_named(self, dns):
        raw = letter(Authentication_Results=self.SAID + "dmarc=pass header.from=pastas.example")

        assert found(raw).vouched == "failed"


class TestWithoutTheDNS:
    def test_nothing_is_checked(self, settings):
        settings.DNS = "off"

        assert found(signed(letter())).vouched == ""

    def test_that_never_answers_nobody_waits_for_long_and_after_a_while_not_at_all(self, settings):
        names.silence.heard()
        with name_server(
            {}, silent=["post._domainkey.pastas.example", "_dmarc.pastas.example", "pastas.example"]
        ) as server:
            settings.DNS = server.address
            began = monotonic()
            assert found(signed(letter())).vouched == ""
            assert monotonic() - began < 4

            asked = len(server.asked)
            found(signed(letter()))
            found(signed(letter()))
            began = monotonic()
            found(signed(letter()))
            assert monotonic() - began < 0.5 and len(server.asked) > asked
        names.silence.heard()


class TestAnyBytes:
    @how(max_examples=200, deadline=None)
    @given(
        st.lists(
            st.sampled_from(
                [
                    "DKIM-Signature: ",
                    "ARC-Seal: i=1;",
                    "From: ",
                    "a@b.example",
                    "\r\n",
                    "v=1;",
                    "b==",
                    "l=9" * 9,
                    "d=",
                    ";",
                    "=",
                    "\x00",
                    "h=from",
                    "ARC-Authentication-Results: i=",
                    "Authentication-Results: ",
                    "x; dkim=(",
                ]
            ),
            max_size=30,
        )
    )
    def test_never_stop_the_examiner(self, pieces):
        examine("".join(pieces).encode(), Came(at=timezone.now(), servers={"x"}), names=names.Names(within=0))


@pytest.mark.django_db
class TestALetterThatCame:
    def taken(self, raw: bytes, way: Letter.Way = Letter.Way.SMTP, client: str = ELSEWHERE) -> Message:
        envelope = Envelope("ruta@pastas.example", ("help@namai.example",), client=client, helo="mx.pastas.example")
        accepted = accept(raw, way=way, envelope=envelope, at=timezone.now()).letter
        take_in(accepted.pk, at=timezone.now())
        message = Letter.objects.get(pk=accepted.pk).message
        assert message is not None
        authenticate(message.pk)
        message.refresh_from_db()
        return message

    def test_bears_what_was_found(self, shop, dns):
        message = self.taken(signed(letter()))

        assert (message.vouched, message.in_our_name) == ("vouched", False)
        assert message.authentication["spf"] == "fail"
        assert message.authentication["dkim"] == [
            {"domain": "pastas.example", "selector": "post", "result": "pass", "why": ""}
        ]

    def test_is_examined_by_the_errand_that_follows_it(self, shop, dns):
        envelope = Envelope("r@evil.example", ("help@namai.example",), client=ELSEWHERE, helo="evil.example")
        accepted = accept(signed(letter()), way=Letter.Way.SMTP, envelope=envelope, at=timezone.now()).letter
        take_in(accepted.pk, at=timezone.now())

        for errand in Errand.objects.filter(path__endswith="errands.acknowledge"):
            carry_out(errand)

        assert Message.objects.get().vouched == "vouched"

    def test_is_examined_once(self, shop, dns):
        message = self.taken(signed(letter()))
        asked = len(dns.asked)

        authenticate(message.pk)

        assert len(dns.asked) == asked

    @pytest.mark.parametrize("sender", ["asta@namai.example", "help@namai.example", "Help+x@namai.example"])
    def test_in_the_name_of_one_of_us_is_marked(self, shop, dns, sender):
        message = self.taken(letter(from_=f"Asta <{sender}>"))

        assert message.in_our_name
        assert message.vouched == "unconfirmed"

    def test_by_a_relay_of_ours_is_judged_by_what_the_relay_said(self, shop, dns, settings):
        settings.MAIL_RELAYS, settings.AUTHSERV_IDS = ["198.51.100.0/24"], frozenset({"mx.namai.example"})
        raw = letter(Authentication_Results="mx.namai.example; dmarc=pass header.from=pastas.example")

        assert self.taken(raw, client=RELAY).vouched == "vouched"
        assert self.taken(raw.replace(b"<a@", b"<b@"), client=ELSEWHERE).vouched == "failed"

    def test_of_a_web_form_is_not_vouched_for_by_the_forms_own_domain(self, shop, dns):
        raw = signed(letter(from_="Form <noreply@pastas.example>", Reply_To="elena@posta.example"))

        assert self.taken(raw).vouched == "unconfirmed"

    def test_of_an_archive_is_not_checked(self, shop, dns):
        raw = signed(letter(Date="Tue, 24 Nov 2020 09:00:00 +0200"))

        assert self.taken(raw, way=Letter.Way.COMMAND).vouched == Vouched.NOT_CHECKED
        assert not dns.asked


class TestAForgedLetterThatLooksLikeSpam:
    """It brings a program and wants answers elsewhere; with that alone it reached the desk, for the DNS is asked later."""

    def came(self, shop, **more) -> Message:
        said = {"from_": ruta, "Reply_To": "x@elsewhere.example", **more}
        raw = shop.letter(at=timezone.now(), **said).replace(b"Content-Type: text/plain", b"X-Was: text/plain")
        raw = raw.replace(b"X-Was:", b"Content-Type: application/octet-stream; name=invoice.exe\nX-Was:")
        envelope = Envelope("x@elsewhere.example", ("help@namai.example",), client=ELSEWHERE, helo="elsewhere.example")
        accepted = accept(raw, way=Letter.Way.SMTP, envelope=envelope, at=timezone.now()).letter
        message = take_in(accepted.pk, at=timezone.now()).message
        assert message is not None
        return message

    def found_out(self, message: Message) -> Conversation:
        for _time in range(2):
            for errand in Errand.objects.filter(path__in=[f"firsthand.channels.email.errands.{one}" for one in FOLLOW]):
                carry_out(errand)
        return Conversation.objects.get(pk=message.matter.pk)

    def test_is_held_back_after_all_and_acknowledged_by_nothing(self, shop, dns):
        message = self.came(shop)
        assert message.matter.is_open

        held = self.found_out(message)

        assert held.is_held and Message.objects.count() == 1
        hold = Hold.objects.get()
        assert hold.score == 92 and {one["code"] for one in hold.reasons} == {"program", "reply_elsewhere", "forged"}
        assert [fact.payload["score"] for fact in shop.facts_named("conversation.held_back")] == [hold.score]

    def test_stands_as_it_stood_when_somebody_says_that_it_is_none(self, shop, dns):
        message = self.came(shop)
        due = message.matter.answer_due_at
        held = self.found_out(message)

        free = let_through(held, by=shop.asta, at=timezone.now())
        assert free.is_open and free.answer_due_at == due

    @pytest.mark.parametrize("more", [{"List_Id": "<x.lists.example>"}, {"X_Forwarded_To": "help@namai.example"}])
    def test_stays_where_a_list_or_forwarder_passed_it_on(self, shop, dns, more):
        assert self.found_out(self.came(shop, **more)).is_open

    def test_stays_when_somebody_took_it_up_meanwhile(self, shop, dns):
        message = self.came(shop)
        own(message.matter, by=shop.asta, at=timezone.now())

        assert self.found_out(message).is_open

    def test_stays_of_somebody_whom_we_answered_before(self, shop, dns):
        shop.answers(shop.receives_mail())

        assert self.found_out(self.came(shop)).is_open

    def test_says_so_among_the_reasons_of_what_is_held_already(self, shop, dns):
        message = self.came(shop, X_Spam_Flag="YES", Authentication_Results="mx; dmarc=fail")
        before = Hold.objects.get().score or 0

        self.found_out(message)

        hold = Hold.objects.get()
        codes = [one["code"] for one in hold.reasons]
        assert codes.count("forged") == 1 and "proofs" not in codes and (hold.score or 0) >= before


class TestAnAnswerFromAnAddressThatWasTyped:
    """Somebody filled in a form with Rūta's address; Asta answered there, and Rūta answers that."""

    def test_proves_that_it_is_hers(self, shop, dns):
        form = open_form(contact(shop.help), by=shop.jonas, at=nine)
        sent = shop.answers(Message.objects.get(pk=send(form, filled(form), at=nine).pk), at=ten)
        Message.objects.filter(pk=sent.pk).update(reference="sent@namai.example")
        raw = signed(letter(In_Reply_To="<sent@namai.example>", References="<sent@namai.example>"))

        came = shop.receives(raw, sender=ruta.address, at=timezone.now())
        assert came.conversation_id == sent.conversation_id
        assert not Address.objects.get().is_verified
        authenticate(came.pk)

        assert Address.objects.get().verified_how == "answer"
