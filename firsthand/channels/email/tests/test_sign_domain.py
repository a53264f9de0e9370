"""Letters are signed in the name of their domain, and whoever knows the published record can tell."""

from email import message_from_bytes

import dkim
import pytest

from firsthand.channels.email.actions import begin_signing, end_signing, make_signing_key
from firsthand.channels.email.actions.deliver import deliver
from firsthand.channels.email.models import SigningKey
from firsthand.channels.email.sending.trouble import NotYet
from tests.cast import noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(shop) -> SigningKey:
    made = make_signing_key("namai.example", by=shop.jonas, at=noon)
    begin_signing(made, by=shop.jonas, at=noon)
    return made


def sent(shop, server) -> bytes:
    answer = shop.answers(shop.receives_mail(), words="Ačiū.\n\n.\nŽiūrėsime  rytoj. \n")
    deliver(answer.pk, is_last=False, at=noon)
    letter: bytes = server.letters[-1]
    return letter


def published(*keys: SigningKey):
    """The DNS, in which the records of these keys stand."""
    records = {f"{key.place}.".encode(): key.record.encode() for key in keys}
    return lambda name, timeout=5: records.get(name)


class TestALetter:
    def test_bears_a_signature_that_the_published_record_proves(self, shop, server, key):
        assert dkim.verify(sent(shop, server), dnsfunc=published(key))

    def test_is_proven_no_more_when_a_word_or_a_second_sender_was_added(self, shop, server, key):
        letter = sent(shop, server)
        for changed in (letter.replace(b"rytoj", b"vakar"), b"From: x@elsewhere.example\r\n" + letter):
            assert changed != letter and not dkim.verify(changed, dnsfunc=published(key))

    def test_bears_none_while_its_key_is_not_in_use(self, shop, server):
        make_signing_key("namai.example", by=shop.jonas, at=noon)
        assert b"DKIM-Signature" not in sent(shop, server)

    def test_of_another_domain_bears_none(self, shop, server):
        begin_signing(make_signing_key("namai.test", by=shop.jonas, at=noon), by=shop.jonas, at=noon)
        assert b"DKIM-Signature" not in sent(shop, server)

    def test_waits_when_the_key_cannot_be_opened(self, shop, server, key, settings):
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", []
        with pytest.raises(NotYet, match=r"namai\.example"):
            sent(shop, server)


class TestChangingOver:
    def test_to_another_key_leaves_the_record_of_the_one_before_for_letters_on_their_way(self, shop, server, key):
        before = sent(shop, server)
        newer = make_signing_key("namai.example", by=shop.jonas, at=noon)
        assert selector(sent(shop, server)) == key.selector  # it is not in use yet
        begin_signing(newer, by=shop.jonas, at=noon)

        assert selector(sent(shop, server)) == newer.selector != key.selector
        assert dkim.verify(before, dnsfunc=published(key, newer))
        assert list(SigningKey.objects.signing()) == [newer]

    def test_ends(self, shop, server, key):
        end_signing(key, by=shop.jonas, at=noon)
        end_signing(key, by=shop.jonas, at=noon)
        assert b"DKIM-Signature" not in sent(shop, server)
        assert len(shop.facts_named("signing.ended")) == 1


def selector(letter: bytes) -> str:
    said = message_from_bytes(letter)["DKIM-Signature"]
    return dict(part.strip().split("=", 1) for part in said.split(";") if "=" in part)["s"]


class TestAKey:
    def test_is_kept_sealed(self, key):
        assert "PRIVATE" not in key.secret and "PRIVATE" not in key.record
