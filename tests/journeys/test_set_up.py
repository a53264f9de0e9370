"""An administrator sets up the house, and the first colleague comes in."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.product import Product, running_product

JONAS, PASSWORD = "jonas@namai.example", "a long walk home"
RUTA, CHOSEN = "naujoke@namai.example", "geras rytas Vilniuje"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Product]:
    """An empty installation whose letters go into a folder, with its first administrator."""
    with running_product(tmp_path / "house", smtp_url=f"file://{tmp_path}/mail") as product:
        product.says("admin", "create", "--email", JONAS, "--password-stdin", stdin=PASSWORD)
        yield product


def sign_in(page: Page, house: Product, *, email: str, password: str) -> None:
    page.goto(f"{house.url}/accounts/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/**")


class TestTheFirstColleague:
    """Jonas founds a team and invites somebody, who joins in a browser of her own."""

    def test_comes_in_by_the_link_and_works_in_her_language(self, house: Product, chromium: Browser) -> None:
        jonas, troubles = window(chromium)
        sign_in(jonas, house, email=JONAS, password=PASSWORD)
        found_team(jonas, house)
        link = invite(jonas, house)

        ruta, more = window(chromium)
        ruta.goto(link)
        ruta.fill("input[name=name]", "Rasa")
        ruta.fill("input[name=password]", CHOSEN)
        ruta.click("button[type=submit]")
        sign_in(ruta, house, email=RUTA, password=CHOSEN)
        assert ruta.locator(".rail").is_visible()

        speak_lithuanian(ruta, house)
        assert ruta.goto(f"{house.url}/settings/members/").status == 404  # type: ignore[union-attr] # a page was fetched
        assert troubles == []
        assert [said for said in more if "404" not in said] == []


class TestAnEmptyHouse:
    """Nobody has ever been here; Jonas starts the server and opens the link that it prints."""

    def test_comes_to_its_first_answer_by_the_guide(self, tmp_path: Path, chromium: Browser) -> None:
        with running_product(tmp_path / "house", is_new=True, smtp_url=f"file://{tmp_path}/mail") as house:
            jonas, troubles = window(chromium)
            jonas.set_viewport_size({"width": 390, "height": 844})
            begin(jonas, house)
            expect(jonas.locator("#start-organisation[data-done]")).to_be_visible()

            send_the_copied_letter(jonas)
            expect(jonas.locator("#start-arrival[data-done]")).to_be_visible()
            answer(jonas)

            jonas.goto(f"{house.url}/settings/start/")
            expect(jonas.locator("#start-answer[data-done]")).to_be_visible()
            expect(jonas.locator("#start-colleague[aria-current=step]")).to_be_visible()
            assert troubles == []


def begin(page: Page, house: Product) -> None:
    """By the link in the words of the server, whose address is that of this start."""
    token = re.findall(r"/begin/(\w+)/", house.log)[0]
    page.goto(f"{house.url}/begin/{token}/")
    page.fill("input[name=organisation]", "Namai")
    page.fill("input[name=name]", "Jonas")
    page.fill("input[name=email]", JONAS)
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/settings/start/")


def send_the_copied_letter(page: Page) -> None:
    """What stands there to be copied, run in a shell as it stands."""
    command = page.locator(".start__letter code").inner_text().replace("python3", shlex.quote(sys.executable), 1)
    subprocess.run(["sh", "-c", command], check=True)


def answer(page: Page) -> None:
    page.locator("#start-answer").get_by_role("link", name="Answer the letter").click()
    page.wait_for_url("**/conversations/**")
    page.get_by_label("Your answer").fill("Every Saturday, for five euros.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".message[data-side=reply]")).to_contain_text("for five euros")


def window(browser: Browser) -> tuple[Page, list[str]]:
    """A browser of somebody's own, and what goes wrong in it."""
    page = browser.new_context().new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    return page, troubles


def found_team(page: Page, house: Product) -> None:
    page.goto(f"{house.url}/settings/")
    page.click("a[href='/settings/teams/']")
    page.fill("input[name=name]", "Repairs")
    page.get_by_role("button", name="Found a team").click()
    page.wait_for_selector(".toast:has-text('Founded')")
    page.locator("input[name=leads]").first.check()
    page.get_by_role("button", name="Keep").click()
    page.wait_for_selector(".toast:has-text('as you said')")
    assert page.url.endswith("/settings/teams/")


def invite(page: Page, house: Product) -> str:
    """The link, from the page where it is shown this once."""
    page.goto(f"{house.url}/settings/members/")
    page.click("text=Invite somebody")
    page.fill("input[name=email]", RUTA)
    page.get_by_label("Repairs").check()
    page.get_by_role("button", name="Invite").click()
    link = page.locator(".settings__secret code").inner_text()
    # The address of an installation is a setting; the journey has a port of its own.
    return f"{house.url}/{link.split('/', 3)[3]}"


def speak_lithuanian(page: Page, house: Product) -> None:
    page.goto(f"{house.url}/settings/profile/")
    page.select_option("select[name=language]", "lt")
    page.locator("#settings-profile form button[type=submit]").first.click()
    page.wait_for_selector("html[lang=lt]")
