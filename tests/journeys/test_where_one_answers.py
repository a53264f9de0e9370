"""The place to answer in, when what stands around it changes before one's eyes."""

from playwright.sync_api import expect

FORWARDED = """\
Please look at this.

---------- Forwarded message ---------
From: Paula Kern <paula@pastas.example>
Date: Wed, 25 Nov 2026 at 10:00
Subject: My washing machine
To: <ruta@pastas.example>

My washing machine leaks, what now?
"""


class TestALetterThatIsNoSpam:
    """Asta takes it out of the spam folder."""

    def test_is_answered_at_once(self, house, post, desk_of):
        with desk_of("Asta") as asta:
            self.opened(asta, house, post)
            asta.keyboard.press("!")
            expect(asta.get_by_role("button", name="Not spam: bring it to the desk")).to_be_visible()
            asta.reload()
            asta.get_by_role("button", name="Not spam: bring it to the desk").click()

            with asta.expect_request("**/drafts/reply/"):
                asta.get_by_label("Your answer").fill("It was my slip.")
            asta.keyboard.press("Control+Enter")

            expect(asta.locator(".message[data-side=reply]")).to_contain_text("It was my slip.")
            asta.goto("/drafts/")
            expect(asta.get_by_text("No drafts")).to_be_visible()  # although it was kept while it left

    def test_is_answered_nowhere_until_then(self, house, post, desk_of):
        with desk_of("Asta") as asta:
            self.opened(asta, house, post)
            asta.keyboard.press("!")
            expect(asta.get_by_role("button", name="Not spam: bring it to the desk")).to_be_visible()

            expect(asta.get_by_label("Your answer")).to_have_count(0)

    def opened(self, asta, house, post):
        post.writes(house.smtp, "It hums at night.")
        asta.goto("/desk/unowned/")
        asta.locator(".row__link").first.click()
        expect(asta.get_by_label("Your answer")).to_be_visible()


class TestAMatterThatBecomesSomebodyElses:
    """Ingrida forwarded what Paula had written."""

    def test_says_to_whom_the_answer_goes_now_and_keeps_its_words(self, house, post, desk_of):
        post.writes(house.smtp, FORWARDED, subject="Fwd: My washing machine", by="Ingrida <ingrida@namai.example>")
        with desk_of("Asta") as asta:
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            asta.get_by_label("Your answer").fill("Close the tap first.")

            asta.get_by_role("button", name="Make it the matter of Paula Kern").click()

            expect(asta.locator(".addressing summary")).to_contain_text("To Paula Kern")
            expect(asta.get_by_label("Your answer")).to_have_value("Close the tap first.")
