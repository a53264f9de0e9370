"""Rūta writes; Asta sees it at once, takes it, answers; Rūta writes back; it is solved, and comes back."""

from playwright.sync_api import expect


class TestTheMainStory:
    """By real mail both ways, by keyboard, without one reload."""

    def test_goes_round(self, house, post, desk_of):
        with desk_of("Asta") as asta:
            asta.keyboard.press("g")
            asta.keyboard.press("u")
            expect(asta.get_by_text("Everything has somebody")).to_be_visible()
            asta.mouse.move(900, 500)

            post.writes(house.smtp, "It hums at night.")
            row = asta.locator(".row", has_text="Rūta Kazlauskienė")
            expect(row).to_be_visible()

            asta.keyboard.press("j")
            asta.keyboard.press("Enter")
            expect(asta.locator(".main .message").first).to_contain_text("It hums at night.")
            asta.keyboard.press("o")
            expect(asta.get_by_text("You look after this")).to_be_visible()

            asta.keyboard.press("r")
            asta.keyboard.type("Hello Rūta, a technician calls tomorrow.")
            asta.keyboard.press("Control+Enter")
            expect(asta.locator(".message[data-side=reply]")).to_contain_text("a technician calls tomorrow")
            answer = post.receives("a technician calls tomorrow")
            expect(asta.get_by_text("delivered to the mail server").last).to_be_visible()

            post.writes(house.smtp, "Thank you, Thursday is fine.", answers=answer)
            expect(asta.locator(".main .message").last).to_contain_text("Thank you, Thursday is fine.")
            assert len(asta.locator(".main .message[data-side=customer]").all()) == 2

            asta.keyboard.press("Escape")
            asta.keyboard.press("e")
            expect(asta.get_by_role("button", name="Reopen")).to_be_visible()

            post.writes(house.smtp, "It hums again.", answers=answer)
            expect(asta.locator(".main .message").last).to_contain_text("It hums again.")
            expect(asta.get_by_text("came back").first).to_be_visible()
            expect(asta.get_by_text("You look after this")).to_be_visible()


class TestTwoAtOneLetter:
    """Asta types while Ingrida answers."""

    def test_see_each_other_and_lose_nothing(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta, desk_of("Ingrida") as ingrida:
            for page in (asta, ingrida):
                page.goto("/desk/unowned/")
                page.locator(".row__link").first.click()
                expect(page.locator(".main .message").first).to_contain_text("It hums at night.")
                expect(page.locator("answer-guard:defined")).to_have_count(1)
            typed = asta.get_by_label("Your answer")
            typed.fill("My own answer, half written")

            ingrida.get_by_label("Your answer").fill("Ingrida says hello.")
            ingrida.keyboard.press("Control+Enter")

            expect(asta.locator(".message[data-side=reply]")).to_contain_text("Ingrida says hello.")
            expect(asta.locator(".guard")).to_contain_text("Ingrida has just answered")
            expect(typed).to_have_value("My own answer, half written")

            asta.get_by_role("button", name="Send", exact=True).click()
            expect(asta.locator("#toasts")).to_contain_text("Ingrida has just answered")
            expect(typed).to_have_value("My own answer, half written")

            asta.get_by_role("button", name="I have read it").click()
            asta.get_by_role("button", name="Send", exact=True).click()
            expect(asta.locator(".message[data-side=reply]")).to_have_count(2)
            expect(typed).to_have_value("")


class TestAListThatIsRead:
    """Asta went there from another list, and looks at it."""

    def test_holds_what_comes_until_she_asks_for_it(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta:
            asta.goto("/desk/mine/")
            asta.locator("nav.tabs a[href='/desk/unowned/']").click()
            rows = asta.locator(".list .row")
            expect(rows).to_have_count(1)
            rows.first.hover()

            post.writes(house.smtp, "And it drips.", subject="It drips")
            expect(rows).to_have_count(2)
            expect(rows.last).to_be_hidden()
            asta.get_by_role("button", name="1 new").click()

            expect(rows.last).to_be_visible()


class TestOnAPhone:
    """390 pixels: one pane, with a way back."""

    def test_list_conversation_reply_and_back(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta", width=390) as asta:
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            expect(asta.locator("#list")).to_be_hidden()
            assert (box := asta.locator(".composer").bounding_box()) is not None and box["height"] < 80
            asta.get_by_label("Your answer").fill("From the bus: we call you.")
            asta.get_by_role("button", name="Send", exact=True).click()
            expect(asta.locator(".message[data-side=reply]")).to_contain_text("From the bus")
            post.receives("From the bus")

            asta.get_by_role("link", name="Back to the desk").first.click()
            expect(asta.locator("#list")).to_be_visible()
            expect(asta.locator("#main")).to_be_hidden()
