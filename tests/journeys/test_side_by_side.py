"""Two people at one conversation see each other, and the customer hears one voice."""

from playwright.sync_api import expect


class TestTwoAtOneConversation:
    """Asta and Ingrida both open what Rūta wrote."""

    def test_see_each_other_come_write_and_go(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta:
            asta.goto("/desk/unowned/")
            with desk_of("Ingrida", width=390) as ingrida:
                ingrida.goto("/desk/unowned/")
                ingrida.locator(".row__link").first.click()
                expect(asta.locator(".row who-is-here .face")).to_have_attribute("title", "Ingrida")

                asta.locator(".row__link").first.click()
                expect(asta.locator(".main__state who-is-here")).to_contain_text("Also here: Ingrida")
                ingrida.get_by_label("Your answer").press_sequentially("We are on our way.")
                expect(asta.locator(".writers")).to_contain_text("Writing here too: Ingrida")
                expect(ingrida.locator(".writers")).to_have_text("")
            expect(asta.locator(".main__state who-is-here")).to_be_hidden()
            expect(asta.locator(".writers who-is-here")).to_be_hidden()
