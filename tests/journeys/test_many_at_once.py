"""Several matters are acted on at once, by keyboard and by mouse."""

from playwright.sync_api import expect

from tests.journeys.test_by_keyboard import can_undo


class TestFiveOfSix:
    """Six letters wait for somebody; Asta chooses five of them without a mouse."""

    def test_are_solved_and_it_is_undone(self, house, post, desk_of):
        for number in range(6):
            post.writes(house.smtp, "It hums at night.", subject=f"The fridge hums {number}")
        with desk_of("Asta") as asta:
            asta.goto("/desk/unowned/")
            rows, bar = asta.locator(".list .row"), asta.locator("chosen-rows")
            expect(rows).to_have_count(6)

            asta.keyboard.press("j")
            asta.keyboard.press("x")
            for _times in range(4):
                asta.keyboard.press("Shift+J")
            expect(bar.get_by_text("5 chosen")).to_be_visible()
            expect(asta.locator(".row[data-chosen]")).to_have_count(5)
            asta.keyboard.press("e")
            expect(asta.locator(".toast", has_text="Solved: 5.")).to_be_visible()
            asta.locator(".toast", has_text="Solved: 5.").hover()  # it stays while one points at it
            expect(bar).to_be_hidden()
            expect(rows).to_have_count(1)
            # What she stood on has gone: she goes on with what is in its place.
            expect(rows.locator(".row__link")).to_be_focused()

            asta.keyboard.press("Shift+Z")
            expect(asta.locator(".toast", has_text="Undone: 5.")).to_be_visible()
            expect(rows).to_have_count(6)

            # With the mouse: a box, and a stretch up to another one.
            rows.nth(0).hover()
            rows.nth(0).get_by_role("checkbox").check()
            rows.nth(3).click(modifiers=["Shift"])
            expect(bar.get_by_text("4 chosen")).to_be_visible()
            asta.keyboard.press("t")
            asta.get_by_label("Separated by commas").fill("fridge")
            asta.get_by_role("button", name="Put on").click()
            expect(asta.locator(".toast", has_text="Tags added: 4.")).to_be_visible()

            # All of the list, and one of it cannot be done.
            asta.goto("/search/?q=tag:fridge")
            expect(asta.locator(".found .row")).to_have_count(4)
            asta.keyboard.press("j")
            asta.keyboard.press("x")
            asta.keyboard.press("Escape")
            expect(bar).to_be_hidden()
            asta.keyboard.press("*")
            bar.get_by_role("button", name="All of this list").click()
            expect(bar.get_by_text("All of this list chosen")).to_be_visible()
            asta.keyboard.press("o")
            expect(asta.locator(".toast", has_text="Taken: 4.")).to_be_visible()
            asta.goto("/batches/")
            expect(asta.locator(".batches__one")).to_have_count(4)

            # Two of them are one matter: looked at before, merged, and taken back by key.
            asta.goto("/search/?q=tag:fridge")
            asta.keyboard.press("j")
            asta.keyboard.press("Enter")
            expect(asta.locator(".main article.message")).to_have_count(1)
            asta.keyboard.press("m")
            asta.get_by_role("button", name="Look at the merge").first.click()
            expect(asta.get_by_text("Then stand there")).to_be_visible()
            asta.get_by_role("button", name="Merge them").click()
            expect(asta.locator(".main article.message")).to_have_count(2)
            expect(asta.get_by_text("Merged into this")).to_be_visible()
            can_undo(asta)
            asta.keyboard.press("Shift+Z")
            expect(asta.get_by_text("It is as it was.")).to_be_visible()
