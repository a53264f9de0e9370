"""Asta answers quickly and safely: a saved reply by typing, a draft that goes on elsewhere, a second look before it leaves."""

import re

from playwright.sync_api import expect

YOURS = "[data-side=reply] textarea"


class TestAnAnswerThatIsBegunAtTheDeskAndSentFromThePhone:
    def test_brings_a_saved_reply_and_is_looked_at_twice(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as desk, desk_of("Asta", width=390) as phone:
            desk.goto("/settings/replies/new/")
            desk.get_by_label("Name").fill("Grąžinimas")
            desk.get_by_label("English").fill("Hello {customer.first_name|there},\n\nsend it back within 14 days.")
            desk.locator("#main").get_by_role("button", name="Keep").click()
            expect(desk.locator(".person-row__link")).to_have_text("Grąžinimas")

            desk.goto("/desk/unowned/")
            desk.locator(".row__link").first.click()
            place = desk.locator(YOURS)
            place.press_sequentially("/graz")
            expect(desk.get_by_role("option", name="Grąžinimas")).to_contain_text("Hello Rūta, send it back")
            place.fill("")
            desk.get_by_role("button", name="Saved replies").click()
            expect(desk.get_by_role("option", name="Grąžinimas")).to_be_visible()
            place.press("Escape")
            expect(place).to_have_value("")
            place.press_sequentially("/graz")
            expect(desk.get_by_role("option", name="Grąžinimas")).to_be_visible()
            place.press("Enter")
            expect(place).to_have_value("Hello Rūta,\n\nsend it back within 14 days.")
            expect(desk.locator("[data-saved]").first).to_have_text("Draft kept")
            expect(desk.locator(".row__draft")).to_be_visible()

            phone.goto(desk.url)
            written = phone.locator(YOURS)
            expect(written).to_have_value("Hello Rūta,\n\nsend it back within 14 days.")
            written.press("End")
            written.press_sequentially(" The label is attached.")
            phone.get_by_role("button", name="Send", exact=True).click()
            expect(phone.locator(".doubts", has_text="no file goes along")).to_be_visible()

            label = {"name": "label.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
            phone.locator("[data-side=reply] input[name=files]").set_input_files([label])
            expect(phone.locator("[data-side=reply] input[name=stored]")).to_have_count(1)
            phone.get_by_role("button", name="Send anyway").click()

            letter = post.receives("The label is attached.")
            assert [one.get_filename() for one in letter.iter_attachments()] == ["label.pdf"]
            expect(written).to_have_value("")
            desk.goto("/drafts/")
            expect(desk.get_by_text("No drafts")).to_be_visible()

            self.begins_a_letter_and_loses_the_network(desk)
            self.sends_it_from(phone, post)
            self.hands_the_letter_on(desk, phone, post)

    def begins_a_letter_and_loses_the_network(self, desk):
        """The letter has an address of its own from its first word on, so a page that crashed comes back to it."""
        desk.goto("/conversations/new/")
        desk.get_by_label("To", exact=True).press_sequentially("elena@pastas.example")
        desk.get_by_label("Subject").fill("Your sofa")
        desk.get_by_label("Your words").fill("It has arri")
        expect(desk.locator("[data-saved]")).to_have_text("Draft kept")
        desk.context.set_offline(True)
        desk.get_by_label("Your words").fill("It has arrived")
        expect(desk.locator("[data-saved]")).to_contain_text("Kept on this device")
        desk.context.set_offline(False)
        expect(desk.locator("[data-saved]")).to_have_text("Draft kept")
        desk.goto("/conversations/new/")
        expect(desk.get_by_label("To", exact=True)).to_have_value("")

    def sends_it_from(self, phone, post):
        phone.goto("/conversations/new/")
        phone.get_by_role("link", name="Your sofa").click()
        expect(phone.get_by_label("To", exact=True)).to_have_value("elena@pastas.example")
        expect(phone.get_by_label("Your words")).to_have_value("It has arrived")
        phone.get_by_role("button", name="Send", exact=True).click()
        phone.wait_for_url(lambda url: "/new/" not in url)
        assert post.receives("It has arrived")["Subject"] == "Your sofa"

    def hands_the_letter_on(self, desk, phone, post):
        """Another device has what was changed of it, and sends it."""
        desk.goto("/conversations/1/side-threads/?forwards=last")
        words = desk.get_by_label("Your words")
        words.press("Control+Home")
        words.press_sequentially("Have you one? ")
        expect(desk.locator("[data-saved]")).to_have_text("Draft kept")
        desk.reload()
        expect(words).to_have_value(re.compile("^Have you one?"))

        phone.goto("/drafts/")
        phone.locator(".unsent__matter a").click()
        expect(phone.get_by_label("Your words")).to_have_value(re.compile("^Have you one?"))
        phone.get_by_label("To", exact=True).fill("parts@supplier.example")
        phone.get_by_role("button", name="Send aside").click()
        post.receives("Have you one?")
        phone.wait_for_url("**/conversations/1/")
        phone.goto("/drafts/")
        expect(phone.get_by_text("No drafts")).to_be_visible()
