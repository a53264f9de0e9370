"""Until when a page that was open may be read on a device without a network."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from firsthand.access.models import Account


def readable_for(answer) -> timedelta:
    until = datetime.fromtimestamp(int(answer.headers["X-Readable-Until"]), tz=timezone.get_default_timezone())
    return until - timezone.now()


class TestAPageOfTheDesk:
    def test_is_readable_for_a_working_day(self, shop, at_desk):
        assert timedelta(hours=11) < readable_for(at_desk(shop.asta).get("/desk/mine/")) <= timedelta(hours=12)

    @pytest.mark.parametrize(("days", "hours"), [(13, 12), (13.9, 2.4)])
    def test_but_never_longer_than_its_session_lasts(self, shop, at_desk, days, hours):
        client = at_desk(shop.asta)
        Account.objects.filter(pk=shop.asta.account_id).update(last_login=timezone.now() - timedelta(days=days))

        assert readable_for(client.get("/desk/mine/")) <= timedelta(hours=hours)

    def test_says_nothing_of_it_as_a_part_of_a_page(self, shop, at_desk):
        answer = at_desk(shop.asta).get("/desk/mine/", headers={"HX-Request": "true"})

        assert "X-Readable-Until" not in answer.headers

    def test_says_it_where_a_click_brings_the_whole_page(self, shop, at_desk):
        client = at_desk(shop.asta)

        answer = client.get("/desk/mine/", headers={"HX-Request": "true", "HX-Target": "div#workspace"})

        assert "X-Readable-Until" in answer.headers

    def test_brings_to_a_click_no_frame_for_that_is_on_the_screen(self, shop, at_desk):
        whole, clicked = (
            at_desk(shop.asta).get("/desk/mine/", headers=headers).content.decode()
            for headers in ({}, {"HX-Request": "true", "HX-Target": "div#workspace"})
        )

        frame, within = (
            whole.split("<!--workspace-->")[0],
            whole.split("<!--workspace-->")[1].split("<!--/workspace-->")[0],
        )
        assert "<head>" in frame and "<title>" in frame and within.count('id="workspace"') == 1
        assert clicked.startswith("<title>") and "<head>" not in clicked and clicked.count('id="workspace"') == 1
