"""Who may open the set-up pages, and who finds nothing there."""

import pytest
from django.test import Client

from firsthand.access.models import Key, KeyRole, Role
from firsthand.channels.email.actions import make_signing_key
from firsthand.channels.email.models import SigningKey
from firsthand.journal.actor import HOUSE
from firsthand.journal.models import Errand
from firsthand.team.actions import create_key, invite
from firsthand.team.models import Calendar, Invitation, Representative
from tests.cast import Shop, nine

PAGES = (
    "start/ changes/ doors/ tags/ members/{rep}/departure/ "
    "organisation/ members/ members/{rep}/ invitations/ teams/ teams/{team}/ calendars/ calendars/new/ calendars/{calendar}/ "
    "inboxes/ inboxes/new/ inboxes/{inbox}/ inboxes/{inbox}/mailbox/ inboxes/{inbox}/signature/ inboxes/{inbox}/sending/ "
    "inboxes/{inbox}/consent/ inboxes/{inbox}/providers/ "
    "inboxes/{inbox}/connection/ domains/ "
    "domains/namai.example/ moving/ spam/ keys/ errands/ audit/"
).split()
ACTS = (
    "doors/ tags/ organisation/ organisation/brands/ members/{rep}/ members/{rep}/departure/ members/{rep}/return/ invitations/ "
    "invitations/{invitation}/withdrawal/ teams/ teams/{team}/ calendars/new/ calendars/{calendar}/ calendars/preview/ "
    "inboxes/new/ inboxes/{inbox}/ inboxes/{inbox}/mailbox/ inboxes/{inbox}/signature/ inboxes/{inbox}/sending/ inboxes/{inbox}/consent/ "
    "inboxes/{inbox}/consent/withdrawal/ inboxes/{inbox}/providers/ "
    "inboxes/{inbox}/connection/ domains/namai.example/keys/ signing-keys/{signing}/signing/ "
    "signing-keys/{signing}/retirement/ keys/ keys/{key}/revocation/ errands/attempts/ "
    "errands/{errand}/attempt/ errands/{errand}/discarding/"
).split()
OWN = ("", "profile/", "security/")


def signed_in(rep: Representative) -> Client:
    browser = Client()
    browser.force_login(rep.account, backend="firsthand.access.backends.Door")
    return browser


def address(page: str, shop: Shop) -> str:
    return "/settings/" + page.format(
        rep=shop.marco.pk,
        team=shop.repairs.pk,
        calendar=Calendar.objects.get().pk,
        inbox=shop.help.pk,
        invitation=Invitation.objects.get().pk,
        key=Key.objects.get().pk,
        signing=SigningKey.objects.get().pk,
        errand=Errand.objects.filter(dead_at__isnull=False).get().pk,
    )


@pytest.fixture
def furnished(shop: Shop) -> Shop:
    """The shop with one of everything."""
    invite("naujas@namai.example", role=Role.REPRESENTATIVE, by=HOUSE, at=nine)
    make_signing_key("namai.example", by=HOUSE, at=nine)
    create_key(name="Website", role=KeyRole.REPRESENTATIVE, by=HOUSE, at=nine)
    Errand.objects.create(path="firsthand.nothing.left", args=[], dead_at=nine, attempts=7, error="Gone")
    return shop


def refused(browser: Client, pages, shop: Shop, *, by_post: bool = False) -> list[str]:
    """Those of the pages that answer as if they were not there."""
    ask = browser.post if by_post else browser.get
    return [page for page in pages if ask(address(page, shop)).status_code == 404]


class TestAnAdministrator:
    """Jonas sets up the shop."""

    def test_opens_every_page(self, furnished):
        browser = signed_in(furnished.jonas)

        assert {browser.get(address(page, furnished)).status_code for page in (*OWN, *PAGES)} == {200}


@pytest.mark.parametrize("who", ["asta", "ingrida"])
class TestSomebodyElse:
    """Asta answers customers, Ingrida leads her team."""

    def test_finds_no_page_of_the_administrators(self, furnished, who):
        assert refused(signed_in(getattr(furnished, who)), PAGES, furnished) == PAGES

    def test_changes_nothing_of_theirs(self, furnished, who):
        assert refused(signed_in(getattr(furnished, who)), ACTS, furnished, by_post=True) == ACTS

    def test_opens_what_is_their_own(self, furnished, who):
        assert refused(signed_in(getattr(furnished, who)), OWN, furnished) == []

    def test_is_not_told_of_what_is_not_theirs(self, furnished, who):
        assert "/settings/keys/" not in signed_in(getattr(furnished, who)).get("/settings/").content.decode()


class TestAStranger:
    """Nobody who is not signed in sees anything."""

    def test_is_sent_to_the_door(self, furnished):
        answers = [Client().get(address(page, furnished)) for page in (*OWN, *PAGES)]

        assert {(answer.status_code, answer["Location"].partition("?")[0]) for answer in answers} == {
            (302, "/accounts/login/")
        }
