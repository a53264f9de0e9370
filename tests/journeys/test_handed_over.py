"""A matter goes to another team and comes back, and closes only when its customer says that it is solved."""

import re

from playwright.sync_api import expect


class TestAMatterThatIsHandedOver:
    """Asta has Rūta's fridge; the part for it is in the hands of Marco, in Orders."""

    def test_stays_with_its_first_owner_until_the_customer_says_that_it_is_solved(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta, desk_of("Marco", width=390) as marco:
            at = self.hands_it_over(asta)
            post.receives("Marco looks after your matter")
            self.accepts_and_cannot_close_it(marco, at)
            self.finishes(marco)
            self.hears_that_it_is_not_solved(asta, at)
            self.closes_it_by_the_customers_word(asta)

    def hands_it_over(self, asta) -> str:
        asta.goto("/desk/unowned/")
        asta.locator(".row__link").first.click()
        expect(asta.get_by_role("button", name="Take it")).to_be_visible()
        asta.keyboard.press("o")
        expect(asta.locator(".main__state")).to_contain_text("You look after this")
        expect(asta.get_by_text("It is yours now.")).to_be_visible()
        asta.wait_for_load_state("networkidle")
        asta.keyboard.press("Shift+A")
        form = asta.locator("form.hand-over")
        expect(form).to_be_visible()
        marco = form.locator("option", has_text="Marco").get_attribute("value")
        form.get_by_label("To", exact=True).select_option(marco)
        form.get_by_label("Why it is handed over").fill("The part is with you.")
        form.get_by_label("What the customer expects").fill("A quiet fridge.")
        expect(asta.locator(".hand-over__told")).to_contain_text("Marco looks after your matter")
        form.get_by_role("button", name="Hand over").click()
        expect(asta.locator(".handed")).to_contain_text("Handed over to Marco, and not accepted yet.")
        return str(asta.url)

    def accepts_and_cannot_close_it(self, marco, at):
        marco.goto(at)
        expect(marco.locator(".handed")).to_contain_text("A quiet fridge.")
        marco.locator(".handed").get_by_label("More").click()
        marco.get_by_role("button", name="Accept").click()
        expect(marco.get_by_role("link", name="I have finished…")).to_be_visible()
        marco.get_by_role("button", name="Solved").click()
        expect(marco.get_by_text("Asta still has to ask the customer whether it is solved.")).to_be_visible()

    def finishes(self, marco):
        marco.get_by_role("link", name="I have finished…").click()
        marco.get_by_label("What was done").fill("The part is in.")
        marco.locator("dialog[open]").get_by_role("button", name="I have finished").click()
        expect(marco.get_by_text("Asta asks the customer now.")).to_be_visible()

    def hears_that_it_is_not_solved(self, asta, at):
        expect(asta.locator(".handed")).to_contain_text("Ask Rūta Kazlauskienė whether it is solved")
        asta.get_by_role("button", name="Write to them").click()
        expect(asta.get_by_label("Your answer")).to_have_value(re.compile("Is it solved for you"))
        asta.get_by_role("link", name="Not solved…").click()
        asta.get_by_label("What the customer says").fill("It hums again.")
        asta.locator("dialog[open]").get_by_role("button", name="Not solved").click()
        expect(asta.locator(".thread")).to_contain_text("It hums again.")
        expect(asta.locator(".main__state")).to_contain_text("You look after this")
        asta.get_by_role("button", name="Solved", exact=True).click()
        expect(asta.get_by_text("Asta still has to ask the customer whether it is solved.")).to_be_visible()

    def closes_it_by_the_customers_word(self, asta):
        asta.get_by_role("button", name="Solved, they say").click()
        expect(asta.locator(".main__state")).to_contain_text("solved")
        expect(asta.locator(".main__chain")).to_contain_text("Handed over once: Asta → Marco")
