"""Asta writes with form: what she sees is what the customer's mail program shows."""

from playwright.sync_api import expect


class TestWordsWithForm:
    def test_become_a_clean_letter_with_its_plain_words_beside(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta:
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            expect(asta.locator(".main .message").first).to_contain_text("It hums at night.")
            asta.get_by_label("Your answer").fill("Hello Rūta,")
            asta.get_by_role("button", name="Form", exact=True).click()
            paper = asta.locator("[data-paper] [contenteditable]")
            expect(paper).to_have_text("Hello Rūta,")

            paper.press("Enter")
            asta.keyboard.type("please turn it **off** first.")
            asta.keyboard.press("Enter")
            asta.keyboard.type("- the plug")
            asta.keyboard.press("Enter")
            asta.keyboard.type("the tap")
            expect(paper.locator("li")).to_have_count(2)
            asta.reload()
            expect(asta.locator("[data-paper] strong")).to_have_text("off")

            asta.locator("[data-paper] [contenteditable]").click()
            asta.keyboard.press("Control+Enter")
            expect(asta.locator(".message[data-side=reply] strong")).to_have_text("off")
            expect(asta.locator(".message[data-side=reply] li")).to_have_count(2)

            letter = post.receives("please turn it off first")
            page = letter.get_body(("html",)).get_content()
            assert "<strong>off</strong>" in page and "<li>" in page and "script" not in page
            plain = letter.get_body(("plain",)).get_content()
            assert "please turn it off first." in plain and "- the plug" in plain and "<" not in plain

    def test_stay_a_plain_letter_while_they_have_none(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta:
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            asta.get_by_role("button", name="Form", exact=True).click()
            asta.locator("[data-paper] [contenteditable]").click()
            asta.keyboard.type("A technician comes tomorrow.")
            asta.keyboard.press("Control+Enter")

            letter = post.receives("A technician comes tomorrow.")
            assert letter.get_body(("html",)) is None
