"""Merging, splitting and linking on the page."""

import pytest

from firsthand.conversations.models import Conversation, Link, Regrouping
from tests.cast import elena, nine, noon, ten

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def asta(shop, at_desk):
    return at_desk(shop.asta)


@pytest.fixture
def fridge(shop):
    return shop.answers(shop.receives_mail(reference="fridge@pastas.example", at=nine), at=ten).matter


@pytest.fixture
def foot(shop, fridge):
    return shop.receives_mail(subject="A foot broke", words="It is the left one.", at=noon).matter


def at(matter, rest=""):
    return f"/conversations/{matter.pk}/{rest}"


class TestMerging:
    def test_offers_the_customers_others_and_what_is_looked_for(self, shop, asta, fridge, foot):
        sofa = shop.receives_mail(from_=elena, subject="The sofa", words="It sags.", at=noon).matter

        assert "The fridge hums" in asta.get(at(foot, "others/"), headers=SCRIPT).content.decode()
        for line in ("sags", f"#{sofa.pk}"):
            assert "The sofa" in asta.get(at(foot, "others/"), {"q": line}, headers=SCRIPT).content.decode()

    def test_shows_what_will_stand_where_and_changes_nothing_by_that(self, asta, fridge, foot):
        shown = asta.get(at(foot, f"merge/{fridge.pk}/"), headers=SCRIPT).content.decode()

        assert ("3 messages" in shown, "1 message" in shown, "Asta" in shown) == (True, True, True)
        assert "These are two people" not in shown
        assert set(Conversation.objects.values_list("message_count", flat=True)) == {1, 2}

    def test_leads_the_address_of_the_one_to_the_other(self, asta, fridge, foot):
        done = asta.post(at(foot, "merge/"), {"into": fridge.pk}, headers=SCRIPT).content.decode()
        undo = f"/regroupings/{Regrouping.objects.get().pk}/taking-back/"

        assert undo in done
        assert asta.get(at(foot)).url == at(fridge)
        assert "It is the left one." in asta.get(at(foot), follow=True).content.decode()
        assert "merged it into" in asta.get(at(foot), {"alone": "yes"}).content.decode()
        assert "Merged into this" in asta.get(at(fridge, "links/"), headers=SCRIPT).content.decode()

        asta.post(undo, headers=SCRIPT)
        assert asta.get(at(foot)).status_code == 200
        assert Conversation.objects.get(pk=fridge.pk).link_count == 0

    def test_of_two_people_warns_and_wants_to_be_meant(self, shop, asta, fridge):
        sofa = shop.receives_mail(from_=elena, subject="The sofa", at=noon).matter

        shown = asta.get(at(sofa, f"merge/{fridge.pk}/"), headers=SCRIPT).content.decode()
        assert ("These are two people" in shown, "across=yes" in shown) == (True, True)
        assert asta.post(at(sofa, "merge/"), {"into": fridge.pk}, headers=SCRIPT).status_code == 422
        assert asta.post(at(sofa, "merge/"), {"into": fridge.pk, "across": "yes"}, headers=SCRIPT).status_code == 200

    def test_is_refused_by_the_look_before_as_by_the_act(self, asta, fridge, foot):
        asta.post(at(foot, "spam/"), headers=SCRIPT)

        for other, into in ((foot, fridge), (fridge, foot), (fridge, fridge)):
            assert asta.get(at(other, f"merge/{into.pk}/"), headers=SCRIPT).status_code == 422
            assert asta.post(at(other, "merge/"), {"into": into.pk}, headers=SCRIPT).status_code == 422

    def test_is_nobodys_who_does_not_see_both(self, shop, asta, fridge, foot, at_desk):
        sales = shop.receives_mail(to="sales@namai.example", at=noon).matter

        assert asta.get(at(foot, f"merge/{sales.pk}/"), headers=SCRIPT).status_code == 404
        assert asta.post(at(foot, "merge/"), {"into": sales.pk}, headers=SCRIPT).status_code == 404
        asta.post(at(foot, "merge/"), {"into": fridge.pk}, headers=SCRIPT)
        marco = at_desk(shop.marco)
        assert marco.post(f"/regroupings/{Regrouping.objects.get().pk}/taking-back/", headers=SCRIPT).status_code == 404


class TestSplitting:
    def test_is_offered_on_a_message_and_taken_back(self, shop, asta, fridge):
        more = shop.receives_mail(answers="fridge@pastas.example", subject="And my lamp", at=noon)
        acts = asta.get(at(fridge, f"messages/{more.pk}/acts/"), headers=SCRIPT).content.decode()
        assert f"messages/{more.pk}/split/?following=yes" in acts

        done = asta.post(at(fridge, f"messages/{more.pk}/split/?following=no"), headers=SCRIPT).content.decode()
        new = Regrouping.objects.get().target
        assert "taking-back" in done
        assert "And my lamp" in asta.get(at(new)).content.decode()
        assert "This was split off from" in asta.get(at(new, "links/"), headers=SCRIPT).content.decode()

        asta.post(f"/regroupings/{Regrouping.objects.get().pk}/taking-back/", headers=SCRIPT)
        assert asta.get(at(new)).url == at(fridge)


class TestLinking:
    def test_is_shown_beside_both_and_taken_away(self, asta, fridge, foot):
        asta.post(at(foot, "links/"), {"other": fridge.pk, "kind": "blocks"}, headers=SCRIPT)
        made = Link.objects.get()

        assert "Blocks" in asta.get(at(foot, "links/"), headers=SCRIPT).content.decode()
        assert "Waits for" in asta.get(at(fridge, "links/"), headers=SCRIPT).content.decode()
        assert f'hx-get="{at(foot)}links/"' in asta.get(at(foot)).content.decode()

        asta.post(at(fridge, f"links/{made.pk}/?method=DELETE"), headers=SCRIPT)
        assert not Link.objects.exists()
