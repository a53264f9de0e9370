"""A representative's devices say what happened while no page is open."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from firsthand.access.actions import end_sessions
from firsthand.journal.models import Errand
from firsthand.notices.actions import (
    NotADevice,
    Subscription,
    Telling,
    add_device,
    choose_ways,
    mark_all_read,
    remove_device,
    tell_representatives,
    the_push_key,
)
from firsthand.notices.errands import push_notice
from firsthand.notices.models import Device, Notice
from firsthand.notices.tests.push_service import Browser, push_service, written
from firsthand.team.actions import be_seen, dismiss
from tests.budget import budget
from tests.cast import nine

WROTE = "customer.wrote"
MATTER = 12


@pytest.fixture
def service(settings):
    settings.PRIVATE_HOSTS = ["127.0.0.1"]
    with push_service() as opened:
        yield opened


@pytest.fixture
def session():
    kept = SessionStore()
    kept.create()
    return kept


@pytest.fixture
def phone(service, shop, session) -> Browser:
    """Asta is signed in on her phone, and let it tell her."""
    browser: Browser = service.browser()
    add_device(browser.subscription(), session=session.session_key, by=shop.asta, at=nine)
    return browser


def told(shop, *, about: str = WROTE) -> None:
    """A customer of Asta's wrote, and the errand was carried out."""
    tell_representatives([Telling(shop.asta.pk, about, MATTER)], at=nine)
    push_notice.call(shop.asta.pk, about, MATTER)


class TestADevice:
    def test_says_what_happened_and_leads_there_and_names_no_customer(self, shop, phone):
        told(shop)

        [word] = phone.heard()
        assert word["title"] == "A customer of yours wrote"
        assert word["url"] == "/conversations/12/"
        assert set(word) == {"title", "body", "tag", "url"}

    def test_knows_who_sent_it_by_the_key_that_its_page_was_given(self, shop, phone, service):
        told(shop)

        claims = service.sender()
        assert claims["key"] == the_push_key().public
        assert claims["sub"].startswith("mailto:postmaster@")
        assert service.came[0][1]["content-encoding"] == "aes128gcm"

    def test_says_it_once(self, shop, phone):
        told(shop)
        push_notice.call(shop.asta.pk, WROTE, MATTER)

        assert len(phone.heard()) == 1

    def test_is_silent_about_what_was_read_meanwhile(self, shop, phone):
        tell_representatives([Telling(shop.asta.pk, WROTE, MATTER)], at=nine)
        mark_all_read(by=shop.asta, at=nine)
        push_notice.call(shop.asta.pk, WROTE, MATTER)

        assert phone.heard() == []

    def test_is_silent_about_what_was_not_wanted(self, shop, phone):
        choose_ways(by_mail=[], by_push=[], by=shop.asta, at=nine)
        tell_representatives([Telling(shop.asta.pk, WROTE, MATTER)], at=nine)

        assert not Errand.objects.filter(path__endswith="push_notice").exists()

    def test_speaks_her_language(self, shop, phone):
        shop.asta.language = "lt"
        shop.asta.save(update_fields=["language"])
        told(shop)

        assert phone.heard()[0]["title"] != "A customer of yours wrote"

    def test_is_told_also_while_she_is_at_the_desk_for_the_browser_knows_what_she_sees(self, shop, phone):
        be_seen(shop.asta, at=nine)
        told(shop)

        assert len(phone.heard()) == 1

    def test_costs_no_more_statements_for_many(self, shop, phone):
        tellings = [Telling(shop.asta.pk, WROTE, number) for number in range(100)]

        with budget(4):
            tell_representatives(tellings, at=nine)


class TestADeviceThatWasLeft:
    def test_is_silent_once_she_signed_out_on_it(self, shop, phone, session):
        session.delete()
        told(shop)

        assert phone.heard() == []

    def test_is_silent_once_she_signed_out_everywhere(self, shop, phone):
        end_sessions(shop.asta.account)
        told(shop)

        assert phone.heard() == []

    def test_is_silent_once_her_session_is_over(self, shop, phone, session):
        from django.contrib.sessions.models import Session

        Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
        told(shop)

        assert phone.heard() == []

    def test_is_silent_once_she_left_the_house(self, shop, phone):
        tell_representatives([Telling(shop.asta.pk, WROTE, MATTER)], at=nine)
        dismiss(shop.asta, by=shop.jonas, at=nine)
        push_notice.call(shop.asta.pk, WROTE, MATTER)

        assert phone.heard() == []

    def test_belongs_to_whoever_signed_in_on_it_last(self, shop, phone, session):
        add_device(phone.subscription(), session=session.session_key, by=shop.marco, at=nine)
        told(shop)

        assert phone.heard() == []
        assert Device.objects.get().representative == shop.marco

    def test_is_forgotten_when_it_is_taken_away(self, shop, phone):
        remove_device(Device.objects.get(), by=shop.asta, at=nine)
        told(shop)

        assert phone.heard() == []
        assert len(shop.facts_named("notices.device.removed")) == 1


class TestAPushService:
    def test_that_knows_the_browser_no_more_has_it_forgotten(self, shop, phone, service):
        service.answers["/push/1"] = 410
        told(shop)

        assert not Device.objects.exists()

    @pytest.mark.parametrize("status", [429, 500, 302])
    def test_that_is_in_trouble_costs_a_word_and_nothing_else(self, shop, phone, service, status):
        service.answers["/push/1"] = status
        told(shop)

        assert Device.objects.get().told_at is None
        assert Notice.objects.unread().count() == 1

    def test_in_the_inner_network_is_not_called(self, shop, phone, service, settings):
        settings.PRIVATE_HOSTS = []
        told(shop)

        assert service.came == []


class TestADeviceAtNoMachine:
    @pytest.mark.parametrize("host", ["push..example", "x" * 64 + ".example"])
    def test_keeps_no_other_from_being_told(self, shop, service, session, host):
        lost, phone = service.browser().subscription(), service.browser("/push/2")
        for said in (replace(lost, endpoint=f"https://{host}/1"), phone.subscription()):
            add_device(said, session=session.session_key, by=shop.asta, at=nine)

        told(shop)

        assert len(phone.heard()) == 1


class TestWhatABrowserSays:
    @pytest.mark.parametrize(
        ("endpoint", "key", "auth"),
        [
            ("http://push.example/1", None, None),
            ("file:///etc/passwd", None, None),
            ("https://", None, None),
            ("https://push.example/" + "x" * 2_000, None, None),
            ("https://push.example/1", "AAAA", None),
            ("https://push.example/1", "ы" * 87, None),
            ("https://push.example/1", None, "AAAA"),
            ("https://push.example:99999/1", None, None),
            ("https://push.example/ė", None, None),
            ("https://push.example/1", written(b"\x04" + b"\x01" * 64), None),  # no point of the curve
        ],
    )
    def test_must_be_what_browsers_say(self, shop, service, endpoint, key, auth):
        good = service.browser().subscription()
        said = Subscription(endpoint, key or good.public_key, auth or good.auth)

        with pytest.raises(NotADevice):
            add_device(said, session="s", by=shop.asta, at=nine)

    def test_is_kept_once_however_often_it_is_said(self, shop, phone, session):
        add_device(phone.subscription(), session=session.session_key, by=shop.asta, at=nine)

        assert Device.objects.count() == 1
        assert len(shop.facts_named("notices.device.added")) == 1
