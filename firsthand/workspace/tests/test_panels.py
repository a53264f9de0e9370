"""Places that later folders fill."""

import pytest
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from firsthand.look.panels import put_in_place
from firsthand.wiring import PANELS


def named(request: HttpRequest, about) -> SafeString:
    return format_html("<p>A piece about {} {}</p>", type(about).__name__, about.pk)


def silent(request: HttpRequest, about) -> SafeString:
    return SafeString("")


@pytest.fixture(autouse=True)
def in_place():
    put_in_place({"conversation.side": [silent, named], "customer.page": [named]})
    yield
    put_in_place(PANELS)


class TestAPlaceThatIsFilled:
    """An upper folder has something to say beside a conversation, and of its customer."""

    def test_shows_it_with_what_the_page_is_about(self, shop, asked, at_desk):
        client = at_desk(shop.asta)

        beside = client.get(f"/conversations/{asked.conversation_id}/").content.decode()
        alone = client.get(f"/customers/{asked.matter.customer_id}/").content.decode()

        assert f"A piece about Conversation {asked.conversation_id}" in beside
        assert f"A piece about Customer {asked.matter.customer_id}" in alone
