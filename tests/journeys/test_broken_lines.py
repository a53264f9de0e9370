"""Networks and houses go away in the middle of things: what was written is kept, and sent once."""

from playwright.sync_api import expect


class TestAnAnswer:
    """Asta answers what Rūta wrote."""

    def test_written_without_a_network_leaves_once_when_it_is_back_though_her_tab_was_closed(
        self, house, post, desk_of
    ):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta:
            here = self.opened(asta)
            asta.get_by_label("Your answer").press_sequentially("We ")
            asta.context.set_offline(True)
            asta.get_by_label("Your answer").press_sequentially("come on Monday.")
            asta.goto(here)
            expect(asta.get_by_label("Your answer")).to_have_value("We come on Monday.")
            asta.keyboard.press("r")
            asta.keyboard.press("Control+Enter")
            expect(asta.locator(".main .waiting-words")).to_contain_text("Waits for the network")
            expect(asta.get_by_label("Your answer")).to_have_value("")

            asta.locator(".main").get_by_role("button", name="Change it").click()
            asta.locator(".main .waiting-words textarea").fill("We come on Tuesday.")
            asta.locator(".main .waiting-words").get_by_role("button", name="Keep").click()
            again = asta.context.new_page()
            asta.close()
            again.context.set_offline(False)
            again.goto(here)

            expect(again.locator(".message[data-side=reply]")).to_contain_text("We come on Tuesday.")
            expect(again.locator(".main .waiting-words")).to_be_hidden()
            self.has_one_letter(post, "We come on Tuesday.")

            self.house_is_killed_around_an_answer(again, house, post)

    def house_is_killed_around_an_answer(self, asta, house, post):
        """It had taken the answer, and nobody could hear it say so."""

        def lose_the_answer(route):
            route.fetch()
            house.kill()
            route.abort()

        asta.route("**/replies/", lose_the_answer, times=1)
        asta.get_by_label("Your answer").fill("Bring the receipt, please.")
        asta.get_by_label("Your answer").press("Control+Enter")
        expect(asta.locator(".main .waiting-words")).to_contain_text("Bring the receipt")
        house.start()

        expect(asta.locator(".main .waiting-words")).to_be_hidden()
        expect(asta.locator(".message[data-side=reply]", has_text="Bring the receipt")).to_have_count(1)
        self.has_one_letter(post, "Bring the receipt, please.")

    def opened(self, asta) -> str:
        asta.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        asta.goto("/desk/unowned/")
        asta.locator(".row__link").first.click()
        expect(asta.locator(".main .message").first).to_contain_text("It hums at night.")
        asta.reload()
        # What helps to write is there before the network goes.
        expect(asta.locator("answer-guard:defined")).to_have_count(1)
        return str(asta.url)

    def has_one_letter(self, post, words: str) -> None:
        """Delivered again after a kill that came after the dot (RFC 1047), it is the same letter, which mailers show once."""
        post.receives(words)
        same = [one for one in post.letters if words in str(one.get_body(("plain",)).get_content())]
        assert len({one["Message-ID"] for one in same}) == 1
