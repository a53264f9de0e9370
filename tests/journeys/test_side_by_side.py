"""Two people at one conversation see each other, and the customer hears one voice."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import PASSWORD


class TestTwoAtOneConversation:
    """Asta and Ingrida both open what Rūta wrote."""

    def test_see_each_other_and_answer_once_though_both_send_in_one_second(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta, desk_of("Ingrida", width=390) as ingrida:
            asta.goto("/desk/unowned/")
            ingrida.goto("/desk/unowned/")
            self.see_each_other(asta, ingrida)
            self.answer_at_once(asta, ingrida)
            self.goes_on_after_her_session_has_ended(asta)

    def see_each_other(self, asta, ingrida):
        ingrida.locator(".row__link").first.click()
        expect(asta.locator(".row who-is-here .face")).to_have_attribute("title", "Ingrida")
        asta.locator(".row__link").first.click()
        expect(asta.locator(".main__state who-is-here")).to_contain_text("Also here: Ingrida")
        ingrida.get_by_label("Your answer").press_sequentially("We are on our way.")
        expect(asta.locator(".writers")).to_contain_text("Writing here too: Ingrida")
        expect(ingrida.locator(".writers")).to_have_text("")

    def answer_at_once(self, asta, ingrida):
        """Only one of them is quick enough, and both know."""
        both = (asta, ingrida)
        asta.get_by_label("Your answer").fill("We are on our way.")
        for each in both:
            each.evaluate("() => document.querySelector('[data-side=reply] form').requestSubmit() ?? null")
        for each in both:
            expect(each.locator(".message[data-side=reply]")).to_have_count(1)
        # Both see it before either has heard what became of their own.
        is_astas = "Asta" in asta.locator(".message[data-side=reply]").inner_text()
        first, late = both if is_astas else reversed(both)
        expect(late.locator(".guard")).to_contain_text("has just answered")
        expect(first.get_by_label("Your answer")).to_have_value("")
        late.get_by_role("button", name="Send mine as well").click()
        for each in both:
            expect(each.locator(".message[data-side=reply]")).to_have_count(2)

        asta.keyboard.press("e")
        ingrida.get_by_label("Your answer").fill("And bring the bill.")
        ingrida.get_by_label("Your answer").press("Control+Enter")
        for each in both:
            expect(each.locator(".message[data-side=reply]")).to_have_count(3)
            expect(each.locator(".main__state")).to_contain_text(re.compile("waits for the customer|solved"))

    def goes_on_after_her_session_has_ended(self, asta):
        """She signed out in another tab, and keeps what she was writing in this one."""
        asta.get_by_label("Your answer").fill("One more thing.")
        other = asta.context.new_page()
        other.goto("/accounts/logout/")
        other.get_by_role("button", name="Sign Out").click()
        expect(asta.get_by_role("heading", name="You are signed out")).to_be_visible()

        asta.get_by_role("link", name="Sign in again").click()
        asta.get_by_label("Email").fill("asta@namai.example")
        asta.locator("input[type=password]").fill(PASSWORD)
        asta.keyboard.press("Enter")

        expect(asta.get_by_label("Your answer")).to_have_value("One more thing.")
