"""The addresses that pages name by themselves are those of the router."""

from django.urls import resolve

from firsthand.workspace import addresses


def test_each_leads_to_its_page():
    named = {
        addresses.desk("mine"): "workspace:desk",
        addresses.conversation(12): "workspace:conversation",
        addresses.customer(5): "workspace:customer",
        f"{addresses.message(12, 7)}original": "workspace:original",
        addresses.attachment(12, 3, token="t", name="a b/c?.pdf"): "workspace:attachment",
        addresses.picture(5, 9): "workspace:picture",
        addresses.SEARCH: "workspace:search",
        addresses.COLLEAGUES: "workspace:colleagues",
    }

    assert {address: resolve(address.replace("%2F", "-")).view_name for address in named} == named
