"""Who is at the desk, as colleagues see it."""

from datetime import timedelta

from django.utils import timezone

from firsthand.team.models import Representative
from tests.budget import budget

BY_ITSELF = {"X-By-Itself": "1"}


class TestBeingSeen:
    """Asta looks at her desk."""

    def test_is_known_and_written_once_in_a_while(self, shop, at_desk):
        client = at_desk(shop.asta)
        client.get("/desk/mine/")
        seen = Representative.objects.get(pk=shop.asta.pk).seen_at

        with budget(6):
            client.get("/desk/mine/")

        assert seen is not None and Representative.objects.get(pk=shop.asta.pk).seen_at == seen

    def test_is_nothing_that_a_page_does_by_itself(self, shop, at_desk):
        at_desk(shop.asta).get("/desk/mine/", headers=BY_ITSELF)

        assert Representative.objects.get(pk=shop.asta.pk).seen_at is None


class TestPassingOn:
    """Ingrida was here five minutes ago, Jonas an hour ago."""

    def test_shows_who_is_here_first_and_by_words_too(self, shop, asked, at_desk):
        now = timezone.now()
        for person, ago in ((shop.ingrida, 5), (shop.jonas, 60)):
            Representative.objects.filter(pk=person.pk).update(seen_at=now - timedelta(minutes=ago))

        page = at_desk(shop.asta).get(f"/conversations/{asked.conversation_id}/hands/").content.decode()

        assert page.count("data-here") == page.count("here now") == 1
        assert page.index("Ingrida") < page.index("Jonas")
