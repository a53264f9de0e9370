"""What is said of a domain's records, and what to publish instead: tables of cases."""

import base64
from functools import cache

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from firsthand.channels.email.actions import (
    WayOutSettings,
    begin_signing,
    change_way_out,
    examine_domain,
    make_signing_key,
)
from firsthand.channels.email.actions.examine_domain import wanted_of
from firsthand.channels.email.authentication.names import NoAnswerNow
from firsthand.channels.email.models import Mailbox
from firsthand.channels.email.standing import Pasted, Wanted, examine
from firsthand.channels.email.standing.dkim import OurKey
from firsthand.channels.email.standing.spf import terms
from tests.cast import noon

HERE = "namai.example"
GOOGLE = "include:_spf.google.com"


class Dns:
    """A DNS that holds these TXT records; of a name that is None it cannot say."""

    def __init__(self, texts, servers=("mx.namai.example",)):
        self._texts, self._servers = texts, servers

    def texts(self, name):
        found = self._texts.get(name, ())
        if found is None:
            raise NoAnswerNow(name)
        return [one.encode() for one in ([found] if isinstance(found, str) else found)]

    def mail_servers(self, name):
        return list(self._servers)


def part(kind, texts, **wanted):
    """How this part of the domain stands: its tone, the first sentence, and the record to publish."""
    found = next(one for one in examine(HERE, Dns(texts), wanted=Wanted(**wanted)) if one.name == kind)
    record = next((one.record for one in found.findings if one.record), None)
    return found.tone.value, " ".join(one.words for one in found.findings), record


def chain(count):
    """A record that includes another one, which includes another one, so many times."""
    return (
        {HERE: "v=spf1 include:s1 -all"}
        | {f"s{n}": f"v=spf1 include:s{n + 1} -all" for n in range(1, count)}
        | {f"s{count}": "v=spf1 ip4:192.0.2.1 -all"}
    )


SPF = [
    # what stands there, who sends, how bad, what is said, what to publish
    ({}, [GOOGLE], "late", "no SPF record", f"v=spf1 {GOOGLE} ~all"),
    ({HERE: f"v=spf1 {GOOGLE} ~all", "_spf.google.com": "v=spf1 ip4:192.0.2.0/24 ~all"}, [GOOGLE], "good", "in order", None),
    ({HERE: "v=spf1 mx -all"}, [GOOGLE], "late", "Add include:_spf.google.com", f"v=spf1 mx {GOOGLE} -all"),
    ({HERE: "v=spf1 mx"}, [], "soon", "nothing about everybody else", "v=spf1 mx ~all"),
    ({HERE: "v=spf1 mx ?all"}, [], "soon", "nothing about everybody else", "v=spf1 mx ~all"),
    ({HERE: "v=spf1 mx +all"}, [], "late", "whole world", "v=spf1 mx ~all"),
    ({HERE: "v=spf1 mx all"}, [], "late", "whole world", "v=spf1 mx ~all"),
    ({HERE: ["v=spf1 mx -all", "v=spf1 a:b.example ~all"]}, [GOOGLE], "late", "2 SPF records", f"v=spf1 mx a:b.example {GOOGLE} ~all"),
    ({HERE: ["v=spf1 mx -all", "v=spf1 mx a -all"]}, [], "late", "2 SPF records", "v=spf1 mx a -all"),
    ({HERE: "v=spf1 mx includes:x ~all"}, [], "late", "“includes:x” is nothing", "v=spf1 mx ~all"),
    ({HERE: "v=spf1 ip4:300.1.1.1 ~all"}, [], "late", "“ip4:300.1.1.1” is nothing", "v=spf1 ~all"),
    ({HERE: "v=spf1 include:gone.example ~all"}, [], "late", "“include:gone.example” names a domain without", None),
    ({HERE: "v=spf1 ptr ~all"}, [], "soon", "“ptr” is slow", None),
    ({HERE: "v=spf1 redirect=b.example", "b.example": "v=spf1 mx -all"}, [], "good", "in order", None),
    ({HERE: "v=spf1 include:%{i}.b.example ~all"}, [], "good", "in order", None),
    ({HERE: ["google-site-verification=x", "v=spf1 mx ~all"]}, [], "good", "in order", None),
    (chain(8), [], "good", "in order", None),
    (chain(9), [], "soon", "9 look-ups; receivers", None),
    (chain(11), [], "late", "11 look-ups", None),
    ({HERE: "v=spf1 include:v=spf1 ~all", "v=spf1": f"v=spf1 include:{HERE} -all"}, [], "good", "in order", None),
    ({HERE: None}, [GOOGLE], "", "does not answer", None),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "wanted", "tone", "words", "record"), SPF)
def test_spf(texts, wanted, tone, words, record):
    found = part("SPF", texts, terms=tuple(wanted))

    assert found[0] == tone and words in found[1]
    assert (found[2].value if found[2] else None) == record
    if record:
        assert not terms(record)[1]


BEGINNINGS = [
    # who takes its letters, who sends, what is said, what to publish
    (["mx.namai.example"], [], "If letters leave by the server that takes them", "v=spf1 mx ~all"),
    (["aspmx.l.google.com"], [], "Gmail, Google Workspace takes its letters", f"v=spf1 {GOOGLE} ~all"),
    ([], [], "First name it under “Letters out”", None),
    (["mx.namai.example"], ["a:smtp.hoster.example"], "Does smtp.hoster.example pass letters on", "v=spf1 a:smtp.hoster.example ~all"),
    (["mx.namai.example"], ["a:post.namai.example"], "Publish this one:", "v=spf1 a:post.namai.example ~all"),
]  # fmt: skip


@pytest.mark.parametrize(("servers", "wanted", "words", "record"), BEGINNINGS)
def test_the_first_record_names_somebody_or_asks_who_sends(servers, wanted, words, record):
    parts = examine(HERE, Dns({}, servers=servers), wanted=Wanted(terms=tuple(wanted)))
    (spf,) = (one for one in parts if one.name == "SPF")

    assert spf.tone.value == "late" and words in " ".join(one.words for one in spf.findings)
    assert [one.record.value for one in spf.findings if one.record] == ([record] if record else [])
    assert ("Does " in spf.findings[-1].words) is ("hoster" in str(wanted))


def test_a_good_record_is_not_said_to_name_who_is_not_known():
    assert "look whether it is among them" in part("SPF", {HERE: "v=spf1 mx ~all"})[1]


AT = f"_dmarc.{HERE}"
DMARC = [
    ({}, "late", "no DMARC record", f"v=DMARC1; p=none; rua=mailto:postmaster@{HERE}"),
    ({AT: f"v=DMARC1; p=none; rua=mailto:x@{HERE}"}, "soon", "only watches", f"v=DMARC1; p=quarantine; rua=mailto:x@{HERE}"),
    ({AT: f"v=DMARC1; p=reject; rua=mailto:x@{HERE}"}, "good", "in order", None),
    ({AT: "v=DMARC1; p=reject"}, "soon", "Nobody is sent", f"v=DMARC1; p=reject; rua=mailto:postmaster@{HERE}"),
    ({AT: f"v=DMARC1; rua=mailto:x@{HERE}"}, "late", "does not say what to do", f"v=DMARC1; p=none; rua=mailto:x@{HERE}"),
    ({AT: f"v=DMARC1; p=rejekt; rua=mailto:x@{HERE}"}, "late", "does not say what to do", f"v=DMARC1; p=none; rua=mailto:x@{HERE}"),
    ({AT: ["v=DMARC1; p=reject", "v=DMARC1; p=none"]}, "late", "2 DMARC records", "v=DMARC1; p=reject"),
    ({AT: f"v=DMARC1; p=quarantine; pct=20; rua=mailto:x@{HERE}"}, "soon", "pct=20", None),
    ({AT: "v=DMARC1; p=reject; rua=mailto:x@watch.example"}, "soon", "watch.example, which does not", "v=DMARC1"),
    ({AT: "v=DMARC1; p=reject; rua=mailto:x@watch.example!9", f"{HERE}._report._dmarc.watch.example": "v=DMARC1"}, "good", "order", None),
    ({AT: None}, "", "does not answer", None),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "tone", "words", "record"), DMARC)
def test_dmarc(texts, tone, words, record):
    found = part("DMARC", texts)

    assert found[0] == tone and words in found[1]
    assert (found[2].value if found[2] else None) == record


def test_dmarc_of_the_domain_above_holds_below():
    above = Dns({"_dmarc.namai.example": "v=DMARC1; p=reject; rua=mailto:x@namai.example"})
    found = next(one for one in examine("mail.namai.example", above, wanted=Wanted()) if one.name == "DMARC")

    assert found.tone.value == "good" and "of namai.example above" in " ".join(one.words for one in found.findings)


@cache
def public(bits):
    key = generate_private_key(65537, bits).public_key()
    return base64.b64encode(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


FULL, SHORT = public(2048), public(1024)
AT_KEY = f"fh._domainkey.{HERE}"
DKIM = [
    ({}, "late", "No key was found where your provider keeps it (fh)"),
    ({AT_KEY: f"v=DKIM1; k=rsa; p={FULL}"}, "good", "is in order"),
    ({AT_KEY: f"k=rsa; p={FULL[:64]} {FULL[64:]}"}, "good", "is in order"),
    ({AT_KEY: f"v=DKIM1; p={SHORT}"}, "soon", "has 1024 bits: too short"),
    ({AT_KEY: "v=DKIM1; p="}, "late", "was taken back"),
    ({AT_KEY: f"v=DKIM1; p={FULL[:100]}"}, "late", "cannot be read"),
    ({AT_KEY: f"v=DKIM1; t=s:y; p={FULL}"}, "soon", "only being tried"),
    ({AT_KEY: "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="}, "good", "is in order"),
    ({AT_KEY: None}, "", "does not answer"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "tone", "words"), DKIM)
def test_dkim_of_a_provider(texts, tone, words):
    found = part("DKIM", texts, selectors=("fh",))

    assert found[0] == tone and words in found[1]


OURS = [
    ({}, True, "late", "is not there yet"),
    ({}, False, "soon", "is not there yet"),
    ({AT_KEY: f"v=DKIM1; k=rsa; p={FULL}"}, True, "good", "stands"),
    ({AT_KEY: f"v=DKIM1; k=rsa; p={SHORT}"}, True, "late", "stands another key than ours"),
]


@pytest.mark.parametrize(("texts", "is_signing", "tone", "words"), OURS)
def test_dkim_of_our_own_key(texts, is_signing, tone, words):
    found = part("DKIM", texts, keys=(OurKey("fh", FULL, is_signing),))

    assert found[0] == tone and words in found[1]
    assert not found[2] or (found[2].name, found[2].value) == (AT_KEY, f"v=DKIM1; k=rsa; p={FULL}")


def test_no_mail_server_means_that_answers_come_back():
    (found,) = (one for one in examine(HERE, Dns({}, servers=()), wanted=Wanted()) if one.name == "MX")
    assert found.tone.value == "late"


PASTED = [
    ("v=spf1 mx -all", ["v=spf1 mx -all"]),
    ('"v=spf1 mx " "-all"', ["v=spf1 mx -all"]),
    (f'{HERE}.  300 IN TXT "v=spf1 mx -all"\n{HERE}. 300 IN TXT "x=1"', ["v=spf1 mx -all", "x=1"]),
    ('namai.example\ttext = "v=spf1 mx -all"', ["v=spf1 mx -all"]),
    (r'"v=DMARC1\; p=none"', ["v=DMARC1; p=none"]),
    (";; ANSWER SECTION:\nv=spf1 -all", ["v=spf1 -all"]),
]


@pytest.mark.parametrize(("written", "records"), PASTED)
def test_pasted_answers_are_read_as_tools_print_them(written, records):
    assert [one.decode() for one in Pasted({HERE: written}).texts(HERE)] == records


@pytest.mark.django_db
class TestWhoSends:
    """The mailboxes of the domain say by which server their letters leave."""

    def by(self, shop, inbox, host):
        box = Mailbox.objects.get(inbox=inbox)
        change_way_out(box, WayOutSettings(kind="own", host=host), by=shop.jonas, at=noon)

    def test_are_providers_with_their_records_and_own_servers_by_name(self, shop, settings):
        settings.SMTP_URL = "smtp://post.namai.example"
        self.by(shop, shop.help, "smtp.gmail.com")

        assert wanted_of(HERE).terms == (GOOGLE, "a:post.namai.example")
        assert wanted_of(HERE).selectors == ("google",)

    @pytest.mark.parametrize("url", ["", "file:///tmp/x", "smtp://localhost", "smtp://127.0.0.1:25"])
    def test_are_not_known_where_nothing_public_is_named(self, shop, settings, url):
        settings.SMTP_URL = url
        assert wanted_of(HERE).terms == ()

    @pytest.mark.parametrize(
        ("host", "term"), [("8.8.4.4", "ip4:8.8.4.4"), ("[2001:4860:4860::8844]", "ip6:2001:4860:4860::8844")]
    )
    def test_are_machines_that_are_named_by_their_numbers(self, shop, settings, host, term):
        settings.SMTP_URL = f"smtp://{host}:587"
        assert wanted_of(HERE).terms == (term,)

    def test_are_we_ourselves_with_a_key_of_ours(self, shop):
        begin_signing(make_signing_key(HERE, by=shop.jonas, at=noon), by=shop.jonas, at=noon)
        assert [key.is_signing for key in wanted_of(HERE).keys] == [True]


@pytest.mark.django_db
def test_a_dns_that_cannot_be_asked_is_said_so(shop, settings):
    settings.DNS = "off"
    parts = examine_domain(HERE, by=shop.jonas)

    assert {part.findings[0].words for part in parts if part.name != "DKIM"} == {
        "The DNS does not answer just now. Look again, or paste below what it says."
    }
