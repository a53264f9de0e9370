"""Axe finds nothing serious on any page, in light and dark, on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

GRAVE = {"serious", "critical"}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_serious_is_found(house, post, desk_of, chromium, theme, width):
    post.writes(house.smtp, "It hums at night.")
    with desk_of("Asta", width=width, color_scheme=theme) as asta:
        asta.goto("/desk/unowned/")
        expect(asta.locator(".row")).to_have_count(1)
        found = look(asta, "desk")
        asta.locator(".row__link").first.click()
        expect(asta.locator(".main .message").first).to_be_visible()
        found += look(asta, "conversation")
        asta.goto("/search/?q=hums")
        found += look(asta, "search")
        asta.goto("/customers/1/")
        found += look(asta, "customer")
    with chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme) as stranger:
        page = stranger.new_page()
        page.goto(f"{house.url}/accounts/login/")
        found += look(page, "sign-in")

    assert found == []


def look(page: Page, name: str) -> list[str]:
    """What is serious on this page, each with the element it was seen at."""
    seen = Axe().run(page).response["violations"]
    return [
        f"{name}: {one['id']}: {one['help']}: {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in seen
        if one["impact"] in GRAVE
    ]
