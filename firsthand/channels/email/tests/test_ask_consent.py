"""A mailbox is read and sent from with its owner's consent: asked for, refreshed, withdrawn."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from firsthand.channels.email.actions import ConsentSettings, WayOutSettings, try_way_out
from firsthand.channels.email.actions.ask_consent import (
    AnswerIsUnknown,
    ClientIsMissing,
    ConsentIsRefused,
    EndpointIsWrong,
    ask_consent,
    complete_consent,
    keep_consent_settings,
)
from firsthand.channels.email.consent import ConsentIsWithdrawn, NoTokenNow, oauthbearer, token_for, xoauth2
from firsthand.channels.email.imap import try_mailbox
from firsthand.channels.email.models import Consent, Mailbox
from firsthand.channels.email.tests.dovecot import dovecot
from firsthand.channels.email.tests.mail_server import mail_server, says
from firsthand.channels.email.tests.provider import CLIENT, Provider, provider
from tests.cast import minutes, nine, noon

pytestmark = pytest.mark.django_db

BACK = "https://desk.namai.example/settings/consent/"


@pytest.fixture
def google(settings) -> Iterator[Provider]:
    settings.PRIVATE_HOSTS = ["127.0.0.1"]
    with provider() as known:
        yield known


@pytest.fixture
def box(shop) -> Mailbox:
    return Mailbox.objects.get(inbox=shop.help)


def asked(shop, box, google, **said) -> Consent:
    other = {"provider": "other", "ask_at": f"{google.url}/ask", "tokens_at": f"{google.url}/token", "scope": "mail"}
    return keep_consent_settings(box, ConsentSettings(**{**other, **CLIENT, **said}), by=shop.jonas, at=noon)


def given(shop, box, google, *, at=noon) -> Consent:
    consent = asked(shop, box, google)
    answer = google.consents(ask_consent(consent, back=BACK, by=shop.jonas, at=at))
    complete_consent(**answer, refused="", back=BACK, by=shop.jonas, at=at)
    return Consent.objects.get()


class TestTheQuestion:
    @pytest.mark.parametrize(
        ("said", "place", "scope", "more"),
        [
            ({"provider": "google"}, "accounts.google.com/o/oauth2/v2/auth", "https://mail.google.com/", "offline"),
            (
                {"provider": "microsoft", "tenant": "namai.example"},
                "login.microsoftonline.com/namai.example/oauth2/v2.0/authorize",
                "offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send",
                None,
            ),
        ],
    )
    def test_is_asked_as_the_provider_documents_it(self, shop, box, google, said, place, scope, more):
        url = urlsplit(ask_consent(asked(shop, box, google, **said), back=BACK, by=shop.jonas, at=noon))
        there = {name: values[0] for name, values in parse_qs(url.query).items()}

        assert f"{url.netloc}{url.path}" == place
        assert (there["scope"], there["response_type"], there["redirect_uri"]) == (scope, "code", BACK)
        assert (there["code_challenge_method"], there["login_hint"]) == ("S256", "help@namai.example")
        assert there.get("access_type") == more and len(there["code_challenge"]) == 43

    @pytest.mark.parametrize(
        ("said", "why"),
        [({"client_id": " "}, ClientIsMissing), ({"tokens_at": "javascript:alert(1)"}, EndpointIsWrong)],
    )
    def test_is_refused_while_it_is_incomplete(self, shop, box, google, said, why):
        with pytest.raises(why):
            asked(shop, box, google, **said)

    def test_asked_as_somebody_else_forgets_the_tokens_and_stands_in_the_journal(self, shop, box, google):
        given(shop, box, google)
        before = len(shop.facts_named("mailbox.changed"))
        asked(shop, box, google)
        assert Consent.objects.get().is_given and len(shop.facts_named("mailbox.changed")) == before + 1
        asked(shop, box, google, client_id="another")

        assert not Consent.objects.get().is_given
        assert shop.facts_named("mailbox.changed")[-1].payload["changed"] == [
            "consent_client_id",
            "consent_client_secret",
        ]


class TestTheAnswer:
    def test_gives_tokens_that_are_kept_sealed(self, shop, box, google):
        consent = given(shop, box, google)

        assert consent.is_given and token_for(consent, at=noon) in google.holds
        assert "refresh-" not in consent.refresh_token and "sealed-lips" not in consent.client_secret
        assert len(shop.facts_named("mailbox.consent_given")) == 1

    def test_is_good_once_and_for_a_quarter_of_an_hour(self, shop, box, google):
        consent = asked(shop, box, google)
        answer = google.consents(ask_consent(consent, back=BACK, by=shop.jonas, at=noon))
        for at, said in [(noon + minutes(16), answer), (noon, answer | {"state": ""}), (noon, answer | {"state": "x"})]:
            with pytest.raises(AnswerIsUnknown):
                complete_consent(**said, refused="", back=BACK, by=shop.jonas, at=at)
        complete_consent(**answer, refused="", back=BACK, by=shop.jonas, at=noon)
        with pytest.raises(AnswerIsUnknown):
            complete_consent(**answer, refused="", back=BACK, by=shop.jonas, at=noon)

    def test_may_be_no(self, shop, box, google):
        answer = google.consents(ask_consent(asked(shop, box, google), back=BACK, by=shop.jonas, at=noon))
        with pytest.raises(ConsentIsRefused, match="access_denied"):
            complete_consent(**answer | {"code": ""}, refused="access_denied", back=BACK, by=shop.jonas, at=noon)
        assert not Consent.objects.get().is_given


class TestAToken:
    def test_is_kept_until_shortly_before_it_expires(self, shop, box, google):
        consent = given(shop, box, google)
        first = token_for(consent, at=noon + minutes(54))
        second = token_for(consent, at=noon + minutes(56))

        assert first != second and {first, second} <= google.holds
        assert [one["grant_type"] for one in google.asked] == ["authorization_code", "refresh_token"]

    def test_is_fetched_once_by_two_who_need_it(self, shop, box, google):
        consent = given(shop, box, google)
        stale = Consent.objects.get()
        assert token_for(consent, at=noon + minutes(56)) == token_for(stale, at=noon + minutes(56))
        assert len(google.asked) == 2

    @pytest.mark.parametrize(("said", "holds"), [("1200", 20), (None, 60), ("soon", 60)])
    def test_holds_as_long_as_is_said_or_an_hour(self, shop, box, google, said, holds):
        google.expires_in = said
        assert given(shop, box, google).expires_at == noon + minutes(holds)

    def test_is_not_to_be_had_from_an_endpoint_that_is_down(self, shop, box, google):
        consent = given(shop, box, google)
        google.is_down = True
        with pytest.raises(NoTokenNow):
            token_for(consent, at=noon + timedelta(days=1))
        google.is_down = False
        assert token_for(Consent.objects.get(), at=noon + timedelta(days=1))

    def test_is_not_to_be_had_after_consent_was_withdrawn_and_nobody_asks_again(self, shop, box, google):
        consent = given(shop, box, google)
        google.withdraws()
        for _time in range(2):
            with pytest.raises(ConsentIsWithdrawn, match=r"Sign in with the provider"):
                token_for(Consent.objects.get(pk=consent.pk), at=noon + timedelta(days=1))
        assert len(google.asked) == 2

    def test_is_fetched_from_no_machine_of_the_inner_network(self, shop, box, google, settings):
        consent = given(shop, box, google)
        settings.PRIVATE_HOSTS = []
        with pytest.raises(NoTokenNow, match="FIRSTHAND_PRIVATE_HOSTS"):
            token_for(consent, at=noon + timedelta(days=1))
        assert len(google.asked) == 1


class TestWhatIsSaid:
    def test_is_exactly_what_the_providers_and_the_standard_write(self):
        assert xoauth2("a@b.c", "t") == "user=a@b.c\x01auth=Bearer t\x01\x01"
        said = oauthbearer("a,b=c@d.e", "t", host="h", port=993)
        assert said == "n,a=a=2Cb=3Dc@d.e,\x01host=h\x01port=993\x01auth=Bearer t\x01\x01"


class TestARealImapServer:
    """Dovecot asks the provider whether a token holds."""

    @pytest.mark.parametrize("mechanisms", ["xoauth2", "oauthbearer"])
    def test_lets_us_in_with_a_token_and_says_when_no_more(self, shop, box, google, mechanisms):
        with dovecot(asks=f"{google.url}/introspect?token=", mechanisms=mechanisms) as server:
            box.imap_host, box.imap_port, box.imap_user, box.imap_is_tls = "127.0.0.1", server.port, "help", False
            box.save()
            consent = given(shop, box, google, at=nine + timedelta(days=3650))
            assert not try_mailbox(box).trouble
            google.holds.clear()
            assert try_mailbox(box).trouble == "The server did not accept the user name and password."
            assert not try_mailbox(box).trouble  # another token was fetched
            google.withdraws()
            Consent.objects.filter(pk=consent.pk).update(expires_at=None)
            assert "Sign in with the provider" in try_mailbox(box).trouble


class TestAnSmtpServer:
    @pytest.mark.parametrize("mechanism", ["XOAUTH2", "OAUTHBEARER"])
    def test_is_shown_the_token(self, shop, box, google, mechanism):
        given(shop, box, google, at=nine + timedelta(days=3650))
        with mail_server(says("AUTH", "235 Welcome")) as server:
            server.extensions = (f"AUTH PLAIN {mechanism}",)
            port = server.door.getsockname()[1]
            settings = WayOutSettings(kind="own", host="127.0.0.1", port=port, safety="none")
            assert try_way_out(box, settings, by=shop.jonas) == ""
        assert any(word.startswith(f"AUTH {mechanism} ") for word in server.said)

    def test_explains_a_refusal_first(self, shop, box, google):
        def refuses(said: str) -> str:
            if said.startswith("AUTH"):
                return "334 eyJzdGF0dXMiOiI0MDAifQ=="
            return "250 fine" if said else "535 5.7.3 Authentication unsuccessful"

        given(shop, box, google, at=nine + timedelta(days=3650))
        with mail_server(refuses) as server:
            server.extensions = ("AUTH XOAUTH2",)
            port = server.door.getsockname()[1]
            settings = WayOutSettings(kind="own", host="127.0.0.1", port=port, safety="none")
            assert try_way_out(box, settings, by=shop.jonas) == "535 5.7.3 Authentication unsuccessful"
