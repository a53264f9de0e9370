"""A visitor in the shop and Asta at her desk, each in a browser of their own."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.shop import ShopSite, opens_chat, shop_site, writes
from tests.journeys.test_everybody_can_use_it import grave, too_wide


@pytest.fixture
def shop(house) -> Iterator[ShopSite]:
    with shop_site(house) as opened:
        yield opened


class TestFromChatToMailAndBack:
    """The shop knows that it is Elena: to whoever only typed an address no letter is shown."""

    def test_is_one_thread_that_everybody_can_use(self, house, shop, post, desk_of, chromium):
        with desk_of("Asta") as asta, shop.device(chromium) as device:
            elena = device.new_page()
            card = opens_chat(elena, "/?as=4711")
            expect(card.get_by_text("Asta is here and answers you")).to_be_visible()
            writes(card, "Does it fit?")
            expect(card.locator(".foot", has_text="sent")).to_be_visible()
            found = grave(elena, "chat")

            asta.goto("/desk/unowned/")
            expect(asta.locator(".row", has_text="Does it fit?").locator(".row__there")).to_contain_text("in the chat")
            asta.locator(".row__link").first.click()
            expect(asta.locator("customer-here:defined")).to_be_visible()
            assert "is in the chat" in asta.locator("customer-here").inner_text(), "it is known before they move again"
            asta.get_by_label("Your answer").press_sequentially("It do")
            expect(card.get_by_text("Asta is writing…")).to_be_visible()
            self.answers(asta, "It does.")
            expect(card.get_by_text("It does.")).to_be_visible()
            expect(card.locator(".foot", has_text="seen")).to_be_visible()
            expect(asta.locator("article.message", has_text="It does.")).to_contain_text("seen")

            elena.goto("about:blank")
            expect(asta.locator("customer-here")).to_contain_text("has left the chat")
            self.answers(asta, "It comes on Monday.")
            expect(asta.locator("article.message", has_text="It comes on Monday.")).to_be_visible()
            self.minutes_go_by(house)
            letter = post.receives("It comes on Monday.")
            post.writes(house.smtp, "Monday is fine.", answers=letter, by="Elena Rossi <elena@posta.example>")
            expect(asta.locator("article.message", has_text="Monday is fine.")).to_be_visible()

            card = opens_chat(elena, "/?as=4711")
            for said in ("Does it fit?", "It does.", "It comes on Monday.", "Monday is fine."):
                expect(card.locator("article", has_text=said)).to_have_count(1)
            writes(card, "Here I am again.")
            expect(asta.locator("article.message", has_text="Here I am again.")).to_be_visible()
            asta.goto("/desk/all/")
            expect(asta.locator(".list .row")).to_have_count(1)
            found += self.looked_at(elena)
        assert found == []

    def answers(self, asta: Page, words: str) -> None:
        asta.get_by_label("Your answer").fill(words)
        asta.keyboard.press("Control+Enter")

    def minutes_go_by(self, house) -> None:
        settings = {"FIRSTHAND_DATA": str(house.data), "DJANGO_SETTINGS_MODULE": "firsthand.run.settings"}
        subprocess.run(
            [sys.executable, "-m", "tests.journeys.lapse", "chat"], env=house.environment | settings, check=True
        )

    def looked_at(self, page: Page) -> list[str]:
        """What is amiss when all is mirrored, and on a telephone."""
        card = opens_chat(page, "/?as=4711&dir=rtl")
        box = card.bounding_box()
        assert box is not None and box["x"] < 640, "it stands at the end of a line that is read from the right"
        found = grave(page, "chat, right to left")
        page.set_viewport_size({"width": 390, "height": 700})
        assert (box := card.bounding_box()) is not None and box["width"] == 390
        return found + grave(page, "chat, on a telephone") + too_wide(page, "chat, on a telephone")


class TestWithoutANetwork:
    def test_what_is_written_waits_in_the_browser_and_arrives_once(self, house, shop, desk_of, chromium):
        with desk_of("Asta") as asta, shop.device(chromium) as device:
            page = device.new_page()
            card = opens_chat(page)
            writes(card, "The first.")
            expect(card.locator(".foot", has_text="sent")).to_be_visible()
            card.get_by_label("Your e-mail address").fill("ruta@pastas.example")
            card.get_by_role("button", name="Send answers there").click()
            expect(card.get_by_text("What you do not read here comes by e-mail.")).to_be_visible()
            house.kill()
            writes(card, "The second.")
            writes(card, "The third.")
            expect(card.locator("article", has_text="The third.")).to_contain_text("waits for the network")
            expect(card.get_by_text("No connection.")).to_be_visible()
            house.start()
            expect(card.locator("article", has_text="The third.")).to_contain_text("sent")

            house.kill()
            writes(card, "The fourth.")
            expect(card.locator("article", has_text="The fourth.")).to_contain_text("waits for the network")
            again = device.new_page()
            page.close()
            house.start()
            card = opens_chat(again)
            expect(card.locator("article", has_text="The fourth.")).to_contain_text("sent")

            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            for said in ("The first.", "The second.", "The third.", "The fourth."):
                expect(asta.locator("article.message", has_text=said)).to_have_count(1)
                expect(card.locator("article", has_text=said)).to_have_count(1)


class TestTwoDevices:
    """Elena asks before she signs in; at home she has a network that lets no socket through."""

    def test_show_one_thread_and_none_after_she_has_signed_out(self, shop, desk_of, chromium):
        with desk_of("Asta") as asta, shop.device(chromium, width=390) as phone, shop.device(chromium) as laptop:
            laptop.route_web_socket("**/chat/**", lambda line: line.close())
            on_phone, at_home = phone.new_page(), laptop.new_page()
            self.signs_out_before_writing(on_phone)
            writes(opens_chat(on_phone), "Is it in stock?")
            expect(on_phone.locator("firsthand-chat .foot", has_text="sent")).to_be_visible()
            self.stays_within(on_phone)
            card = opens_chat(on_phone, "/?as=4711")
            expect(card.get_by_text("Is it in stock?")).to_be_visible()

            at_home_card = opens_chat(at_home, "/?as=4711")
            expect(at_home_card.get_by_text("Is it in stock?")).to_be_visible()
            writes(at_home_card, "In green, please.")
            expect(card.get_by_text("In green, please.")).to_be_visible()

            asta.goto("/desk/unowned/")
            expect(asta.locator(".list .row")).to_have_count(1)
            asta.get_by_role("link", name="Elena Rossi").first.click()
            asta.get_by_label("Your answer").fill("There are two.")
            asta.keyboard.press("Control+Enter")
            for shown in (card, at_home_card):
                expect(shown.get_by_text("There are two.")).to_be_visible()

            card = opens_chat(on_phone, "/")
            expect(card.get_by_text("Hello! What can we do for you?")).to_be_visible()
            expect(card.get_by_text("Is it in stock?")).to_have_count(0)

    def signs_out_before_writing(self, page: Page) -> None:
        """A page that does not reload says so whether the chat was opened or not."""
        page.goto("/")
        page.locator("firsthand-chat .bubble").wait_for()
        page.evaluate("document.querySelector('firsthand-chat').identity = ''")

    def stays_within(self, page: Page) -> None:
        """The card covers a telephone: by keyboard one comes round in it, both ways."""
        for key in ("Tab", "Tab", "Shift+Tab"):
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement.localName") == "firsthand-chat", key
