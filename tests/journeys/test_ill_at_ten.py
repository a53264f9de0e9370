"""Asta falls ill at ten: Ingrida looks after what is hers, and all of it comes back."""

from playwright.sync_api import expect

YOURS = "[data-side=reply] textarea"


class TestIllAtTenAndBack:
    def test_lends_what_is_hers_and_gives_it_back(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta", width=390) as asta, desk_of("Ingrida") as ingrida:
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            asta.locator(YOURS).fill("I look after it.")
            asta.get_by_role("button", name="Send", exact=True).click()
            expect(asta.locator("article.message", has_text="I look after it.")).to_be_visible()

            asta.goto("/settings/absences/")
            asta.get_by_role("link", name="I am ill today").click()
            expect(asta.locator("#absence-moves")).to_contain_text("1 matter of Asta gets other hands")
            asta.get_by_label("Who covers").select_option(label="Ingrida")
            asta.get_by_role("button", name="Ill: lend it all now").click()
            expect(asta.locator(".person-row", has_text="Asta")).to_contain_text("covered by Ingrida")

            ingrida.goto("/desk/waiting/")
            ingrida.locator(".row__link").first.click()
            expect(ingrida.locator("#main")).to_contain_text("Ingrida looks after the conversation while Asta is away")
            ingrida.locator(YOURS).fill("The workshop has it.")
            ingrida.get_by_role("button", name="Send", exact=True).click()
            assert post.receives("The workshop has it.")["From"].startswith("Ingrida")

            asta.goto("/desk/mine/")
            asta.get_by_role("button", name="I am back").click()
            expect(asta.locator("#main")).to_contain_text("Everybody is here")
            ingrida.reload()
            expect(ingrida.locator("#main")).to_contain_text("Asta is back and looks after the conversation again")
