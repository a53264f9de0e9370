"""Two addresses turn out to be one person: suggested, looked at side by side, joined, and taken back."""

from playwright.sync_api import Page, expect


class TestWhoWroteFromTwoAddresses:
    """Rūta wrote from home and from work. Asta sees it; Jonas has her page open meanwhile."""

    def test_is_suggested_joined_with_a_look_before_and_parted(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        post.writes(house.smtp, "Where is it?", subject="Our invoice", by="Rūta Kazlauskienė <ruta@baltparts.example>")
        with desk_of("Asta") as asta, desk_of("Jonas") as jonas:
            asta.goto("/desk/unowned/")
            expect(asta.locator(".row")).to_have_count(2)
            asta.locator(".row", has_text="The fridge hums").locator(".row__link").click()
            asta.locator(".person__link").click()
            expect(happened(asta)).to_contain_text("The fridge hums")
            hers = asta.url.removeprefix(house.url)
            jonas.goto(hers)
            expect(happened(jonas)).not_to_contain_text("Our invoice")

            suggested = asta.locator("[data-likely]")
            expect(suggested).to_contain_text("ruta@baltparts.example")
            suggested.get_by_role("link", name="Look at both").click()
            goes = asta.get_by_label("Becomes theirs")
            expect(goes).to_contain_text("ruta@baltparts.example")
            expect(goes).to_contain_text("Our invoice")
            asta.get_by_role("button", name="They are one person").click()

            asta.wait_for_url(f"**{hers}")
            for screen in (asta, jonas):
                expect(happened(screen)).to_contain_text("Our invoice")
                expect(happened(screen)).to_contain_text("turned out to be one person")
                expect(screen.locator("#main")).to_contain_text("ruta@baltparts.example")

            jonas.get_by_role("button", name="Two people again").click()
            for screen in (asta, jonas):
                expect(happened(screen)).to_contain_text("are two persons again")
                expect(screen.get_by_role("list", name="Matters")).not_to_contain_text("Our invoice")
            expect(asta.locator("[data-likely]")).to_contain_text("ruta@baltparts.example")


def happened(page: Page):
    """The time line of a customer's page."""
    return page.get_by_role("list", name="What happened")
