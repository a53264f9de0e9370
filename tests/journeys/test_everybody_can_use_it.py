"""Every page and every dialog: axe finds nothing serious, nothing is wider than the screen, mirrored or in large letters.

The pages are found from the addresses of the product, so that a new one is looked at without being named here.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import APIResponse, Page, expect

from tests.product import Product

GRAVE = {"serious", "critical"}
# What passed is not told: writing that down takes longer than looking.
ASKED = {"resultTypes": ["violations"]}
# What stands in an address: one of everything was made, and the first of each has the number 1.
SAMPLES = {"view": "all", "domain": "namai.example"}
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
# No pages of ours: programs' interfaces, letters' own HTML, files, what exists only while the house is built, and pages
# that need a link from a letter.
ELSEWHERE = re.compile(r"^/(api|look|demo|static|join|begin|hooks|chat)/|/messages/|/attachments/|<uidb36>|\(\?P")
# Of addresses with a number few may show nothing, because nothing of their kind was made (`furnish.py`).
AT_MOST_EMPTY = 20
AT_LEAST = 40
# What is looked at by whoever is not signed in.
OUTSIDE = ("/accounts/login/", "/accounts/password/reset/", "/begin/x/", "/join/x/")
# How wide the screen is, and by which light.
Theme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Theme], ...] = ((1440, "light"), (390, "dark"))
# What is heard one after another.
HEARD = {
    "/desk/all/": ("navigation", "Views of the desk", "Rūta Kazlauskienė"),
    "/conversations/1/": ("Rūta Kazlauskienė", "It hums at night", "A technician calls", "Your answer"),
}


@pytest.mark.parametrize("half", [0, 1], ids=["one half", "the other"])
def test_nothing_serious_is_found(house, post, desk_of, chromium, half):
    post.writes(house.smtp, "It hums at night.")
    with desk_of("Jonas") as jonas:
        jonas.goto("/desk/unowned/")
        expect(jonas.locator(".row")).to_have_count(1)
        furnish(house)
        answers = {address: jonas.request.get(address, max_redirects=0) for address in addresses()}
        pages = [address for address, answer in answers.items() if is_page(answer)]
        found = [trouble for address in pages[half::2] for trouble in looked_at(jonas, address)]
        found += dialogs(jonas, "/conversations/1/", in_look=LOOKS[half])
        for address, words in HEARD.items():
            heard_in_order(jonas, address, words)
    with chromium.new_context(base_url=house.url) as stranger:
        page = stranger.new_page()
        for address in OUTSIDE[half::2]:
            found += looked_at(page, address)

    assert len(pages) > AT_LEAST
    assert [one for one, answer in answers.items() if answer.status >= 500] == []
    assert [one for one, answer in answers.items() if answer.status == 404][AT_MOST_EMPTY:] == []
    assert found == []


def furnish(house: Product) -> None:
    environment = house.environment | {
        "FIRSTHAND_DATA": str(house.data),
        "DJANGO_SETTINGS_MODULE": "firsthand.run.settings",
    }
    subprocess.run([sys.executable, "-m", "tests.journeys.furnish"], env=environment, check=True)


def addresses() -> list[str]:
    """Every address of the product that may be a page, with samples in its places."""
    found = sorted({f"/{route}" for route in routes(get_resolver("firsthand.run.urls").url_patterns)})
    return [PLACE.sub(lambda place: SAMPLES.get(place[1], "1"), one) for one in found if not ELSEWHERE.search(one)]


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        route = f"{before}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        else:
            yield route


def is_page(answer: APIResponse) -> bool:
    """Whether a whole page answered, and no piece of one."""
    is_html = answer.headers.get("content-type", "").startswith("text/html")
    return answer.status == 200 and is_html and "<html" in answer.text()[:500]


def looked_at(page: Page, address: str) -> list[str]:
    """What is amiss on this page, on a desk by day and in a hand by night."""
    page.goto(address, wait_until="load")
    found = []
    for width, theme in LOOKS:
        seen_as(page, width, theme)
        name = f"{address} ({width}, {theme})"
        found += [*grave(page, name), *too_wide(page, name)]
    return found


def seen_as(page: Page, width: int, theme: Theme) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    page.evaluate("document.getAnimations().filter(one => one instanceof CSSTransition).forEach(one => one.finish())")


def dialogs(page: Page, address: str, *, in_look: tuple[int, Theme]) -> list[str]:
    """What is amiss in any dialog of a page, each opened alone."""
    seen_as(page, *in_look)
    page.goto(address, wait_until="load")
    found = []
    for name in page.locator("dialog[id]").evaluate_all("all => all.map(one => one.id)"):
        page.evaluate("name => document.getElementById(name).showModal()", name)
        found += grave(page, f"{address}#{name}", within=f"#{name}")
        page.evaluate("name => document.getElementById(name).close()", name)
    return found


def grave(page: Page, name: str, *, within: str | None = None) -> list[str]:
    """What axe calls serious or worse, each with the element it was seen at; what moves has come to rest."""
    page.emulate_media(reduced_motion="reduce")  # half risen, a card is half as dark
    seen = Axe().run(page, context=within, options=ASKED).response["violations"]
    return [
        f"{name}: {one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in seen
        if one["impact"] in GRAVE
    ]


LAYOUTS = {
    "as it is": "",
    "right to left": "document.documentElement.dir = 'rtl'",
    "letters of twice the size": "document.documentElement.dir = 'ltr'; document.documentElement.style.fontSize = '200%'",
}
WIDER = """() => {
  const all = document.scrollingElement;
  if (all.scrollWidth <= innerWidth + 1) return '';
  const out = [...document.querySelectorAll('body *')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1) && !one.closest('[popover], dialog, .unseen');
  });
  return `${all.scrollWidth} wide: ${out.slice(-3).map((one) => one.outerHTML.slice(0, 100)).join(' | ')}`;
}"""


def too_wide(page: Page, name: str) -> list[str]:
    """In which layouts one would have to scroll sideways."""
    found = []
    for layout, script in LAYOUTS.items():
        page.evaluate(f"() => {{ {script} }}")
        if wide := page.evaluate(WIDER):
            found.append(f"{name}, {layout}: {wide}")
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


def heard_in_order(page: Page, address: str, words: tuple[str, ...]) -> None:
    """A screen reader tells these one after another, as they stand in the tree that the browser gives it."""
    page.goto(address, wait_until="load")
    heard = page.locator("body").aria_snapshot()
    place = 0
    for one in words:
        found = heard.find(one, place)
        assert found >= 0, f"{address}: {one!r} is not heard after what stands before it:\n{heard[:3000]}"
        place = found + len(one)
