"""Programs follow conversations for somebody."""

from tests.cast import nine


class TestFollowing:
    def test_begins_ends_and_is_a_list(self, asta, matter):
        at = f"/conversations/{matter.pk}/following"
        assert asta.get(at).json() == {"conversation": matter.pk, "following": False}

        assert [asta.post(at).json()["following"] for _time in range(2)] == [True, True]
        assert asta.get(at).json()["following"]
        assert [one["id"] for one in asta.get("/conversations", view="following").json()["items"]] == [matter.pk]

        assert asta.asks("DELETE", at).json()["following"] is False
        assert asta.get("/conversations", view="following").json()["items"] == []

    def test_opens_nothing_that_is_not_theirs(self, shop, asta):
        sales = shop.receives_mail(to="sales@namai.example", at=nine).matter

        assert asta.post(f"/conversations/{sales.pk}/following").status_code == 404
