"""Asta writes with form: what she sees is what the customer's mail program shows."""

from base64 import b64decode

from playwright.sync_api import expect

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNoaGBoaAAABgYCASzBUNcAAAAASUVORK5CYII="
PASTES = """(paper, picture) => {
  const carried = new DataTransfer(), bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0));
  carried.items.add(new File([bytes], "the valve.png", { type: "image/png" }));
  paper.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
}"""


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

    def test_hold_a_picture_where_it_was_pasted(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta:
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            asta.get_by_role("button", name="Form", exact=True).click()
            paper = asta.locator("[data-paper] .tiptap")
            paper.click()
            asta.keyboard.type("Press this button: , then wait.")
            for _ in ", then wait.":
                asta.keyboard.press("ArrowLeft")
            paper.evaluate(PASTES, PICTURE)
            picture = paper.locator("img:not([data-goes])")
            expect(picture).to_have_attribute("alt", "the valve")
            expect(asta.locator(".composer [data-chosen] .file:visible")).to_have_count(0)

            picture.click()
            asta.get_by_role("button", name="Describe the picture").click()
            asta.get_by_label("What does it show, for those who do not see it?").fill("the red valve")
            asta.keyboard.press("Enter")
            expect(asta.locator("[data-saved]").first).to_have_text("Draft kept")
            asta.reload()
            expect(picture).to_have_js_property("naturalWidth", 2)

            paper.press("Control+Enter")
            sent = asta.locator(".message[data-side=reply]")
            expect(sent.get_by_alt_text("the red valve")).to_have_js_property("naturalWidth", 2)
            expect(sent.locator(".file")).to_have_count(0)

            letter = post.receives("Press this button: [the red valve], then wait.")
            related = next(part for part in letter.walk() if part.get_content_type() == "multipart/related")
            page, beside = related.iter_parts()
            assert f'src="cid:{beside["Content-ID"].strip("<>")}"' in page.get_content()
            assert beside.get_content_disposition() == "inline" and beside.get_content() == b64decode(PICTURE)
            assert list(letter.iter_attachments()) == []
