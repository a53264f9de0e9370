"""An administrator looks after the words by which matters are found again, and after teams that are not needed."""

import pytest

from firsthand.conversations.actions import tag
from firsthand.conversations.models import Conversation, Inbox, Tag
from firsthand.team.models import Team
from firsthand.workspace.tests.test_changes import shown, undo_in
from firsthand.workspace.tests.test_settings_access import signed_in
from tests.budget import budget
from tests.cast import elena, nine, ruta, ten


@pytest.fixture
def jonas(shop):
    return signed_in(shop.jonas)


@pytest.fixture
def tagged(shop) -> list[Conversation]:
    """Rūta's matter is about a fridge, and about cold; Elena's is cold."""
    matters = [shop.receives_mail(from_=one, at=nine).matter for one in (ruta, elena)]
    for matter, names in zip(matters, (["fridge", "cold"], ["cold"]), strict=True):
        tag(matter, names=names, by=shop.asta, at=ten)
    return matters


def names_of(matter: Conversation) -> list[str]:
    return list(matter.tags.values_list("name", flat=True))


class TestTags:
    """Fridge and cold mean the same here."""

    def test_stand_with_how_often_they_are_used(self, tagged, jonas):
        with budget(9):
            page = jonas.get("/settings/tags/").content.decode()

        assert page.index("on 2 conversations") < page.index("on 1 conversation<")

    def test_come_a_hundred_at_a_time(self, shop, jonas):
        Tag.objects.bulk_create(Tag(name=f"word {number:03}") for number in range(130))

        first = jonas.get("/settings/tags/").content.decode()
        rest = jonas.get("/settings/tags/?after=word+099").content.decode()
        assert (first.count('data-row="') - rest.count('data-row="'), "after=word+099" in first) == (70, True)

    def test_are_made_and_renamed_and_that_is_undone(self, tagged, jonas):
        jonas.post("/settings/tags/", {"name": "Warm, Dry"})
        assert Tag.objects.filter(name="warm dry").exists()

        cold = Tag.objects.get(name="cold")
        page = jonas.post(f"/settings/tags/{cold.pk}/", {"name": "Freezing"}, follow=True)
        assert names_of(tagged[1]) == ["freezing"]
        jonas.post(undo_in(page))
        assert names_of(tagged[1]) == ["cold"]

    def test_bear_each_name_once(self, tagged, jonas):
        page = jonas.post(f"/settings/tags/{Tag.objects.get(name='cold').pk}/", {"name": "fridge"})

        assert page.status_code == 422
        assert "There is already a tag called" in page.content.decode()

    def test_become_one(self, tagged, jonas):
        cold, fridge = Tag.objects.get(name="cold"), Tag.objects.get(name="fridge")
        with budget(24):
            jonas.post(f"/settings/tags/{cold.pk}/merging/", {"into": fridge.pk})

        assert [names_of(matter) for matter in tagged] == [["fridge"], ["fridge"]]
        assert not Tag.objects.filter(name="cold").exists()
        assert "cold</del>" in shown(jonas)
        assert "Take back" not in shown(jonas)

    @pytest.mark.parametrize("into", ["itself", "nothing"])
    def test_become_one_only_with_another(self, tagged, jonas, into):
        cold = Tag.objects.get(name="cold")
        page = jonas.post(
            f"/settings/tags/{cold.pk}/merging/", {"into": cold.pk if into == "itself" else ""}, follow=True
        )

        assert "Choose another tag" in page.content.decode()
        assert Tag.objects.count() == 2

    def test_are_put_away_and_offered_again(self, tagged, jonas):
        cold = Tag.objects.get(name="cold")
        page = jonas.post(f"/settings/tags/{cold.pk}/absence/", follow=True)
        assert "cold" not in jonas.get("/search/?q=").content.decode()
        assert names_of(tagged[1]) == ["cold"]

        jonas.post(undo_in(page))
        assert not Tag.objects.get(name="cold").is_put_away


class TestATeamThatIsNotNeeded:
    """Orders is given up."""

    def test_stays_while_it_still_answers(self, shop, jonas):
        page = jonas.post(f"/settings/teams/{shop.orders.pk}/absence/", follow=True)

        assert "still has open conversations or an inbox" in page.content.decode()
        assert not Team.objects.get(pk=shop.orders.pk).is_archived

    def test_gets_nothing_new_and_comes_back(self, shop, jonas):
        Inbox.objects.filter(team=shop.orders).update(team=shop.repairs)
        jonas.post(f"/settings/teams/{shop.orders.pk}/absence/")
        assert f'value="{shop.orders.pk}"' not in jonas.get("/settings/inboxes/new/").content.decode()
        assert "Bring back" in jonas.get("/settings/teams/").content.decode()

        jonas.post(f"/settings/members/{shop.marco.pk}/", {"role": "representative", "teams": [shop.orders.pk]})
        assert shop.marco.places == {shop.orders.pk: False}

        jonas.post(f"/settings/teams/{shop.orders.pk}/absence/?back")
        assert list(Team.objects.archived()) == []
