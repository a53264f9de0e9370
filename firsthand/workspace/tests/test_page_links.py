"""A link to a customer's page is taken back from beside the thread, and given back."""

import pytest
from django.test import Client
from django.utils import timezone

from firsthand.conversations.actions import link_to_page
from firsthand.conversations.models import PageLink
from firsthand.conversations.rules.page_address import LINK, page_key
from tests.cast import nine, ruta

pytestmark = pytest.mark.django_db


@pytest.fixture
def matter(shop):
    return shop.receives_mail(at=nine).matter


def link_in_a_letter(matter) -> PageLink:
    link = link_to_page(matter, address=ruta.address, at=timezone.now())
    assert link is not None
    return link


def opens(matter, *, serial: int = 1) -> int:
    key = page_key(PageLink.objects.get(conversation=matter).pk, serial=serial)
    return Client().get(f"{LINK}{key}/").status_code


class TestALink:
    def test_opens_nothing_once_it_is_taken_back_until_it_was_a_slip(self, shop, matter, at_desk):
        link = link_in_a_letter(matter)
        at, asta = f"/conversations/{matter.pk}/page-links/", at_desk(shop.asta)
        assert ruta.address in asta.get(at).content.decode() and opens(matter) == 302

        answer = asta.post(f"{at}{link.pk}/?method=DELETE", headers={"HX-Request": "true"}).content.decode()

        assert opens(matter) == 410 and "bears a link that opens it" in asta.get(at).content.decode()
        assert f"{at}{link.pk}/?serial=1" in answer
        assert [one.by_id for one in shop.facts_named("conversation.page_link.taken_back")] == [shop.asta.pk]
        asta.post(f"{at}{link.pk}/?serial=1")
        assert opens(matter) == 302

    def test_of_the_next_letter_is_another_one(self, shop, matter, at_desk):
        link = link_in_a_letter(matter)
        at_desk(shop.asta).post(f"/conversations/{matter.pk}/page-links/{link.pk}/?method=DELETE")

        again = link_in_a_letter(matter)

        assert (again.serial, opens(matter), opens(matter, serial=2)) == (2, 410, 302)

    def test_of_a_matter_that_is_not_theirs_to_see_is_not_there(self, shop, matter, at_desk):
        link = link_in_a_letter(matter)
        for method in ("", "?method=DELETE"):
            answer = at_desk(shop.marco).post(f"/conversations/{matter.pk}/page-links/{link.pk}/{method}")
            assert answer.status_code == 404
        assert at_desk(shop.marco).get(f"/conversations/{matter.pk}/page-links/").status_code == 404
