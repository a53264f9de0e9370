"""All of the desk by keyboard."""

from collections import Counter

from playwright.sync_api import Page, expect

THAT_WORK = (
    "all => all.filter(each => !each.closest('[hidden]') && !each.matches('[open] > [data-unfolds]'))"
    ".map(each => each.dataset.key)"
)


class TestAConversation:
    """Asta has it before her and touches no mouse."""

    def test_has_each_key_once_and_tells_them_all(self, house, post, desk_of):
        with desk_of("Asta") as asta:
            opened(asta, house, post)
            asta.keyboard.press("o")
            expect(asta.get_by_text("You look after this")).to_be_visible()
            expect(asta.locator(".toast [data-key]")).to_have_attribute("data-key", "Z")
            asta.locator(".toast").hover()  # it stays while one points at it

            asta.keyboard.press("d")
            expect(asta.get_by_label("By when")).to_be_visible()

            keys = Counter(asta.locator("[data-key]").evaluate_all(THAT_WORK))
            asta.keyboard.press("?")
            expect(asta.locator("#keys dd[data-found]").first).to_be_visible()
            told = asta.locator("#keys dd[data-found]").all_inner_texts()

            assert [key for key, times in keys.items() if times > 1] == []
            assert {key for key in keys if len(key) == 1} >= set("eazptwbrn/?uZ")
            shown = {"".join(words.split()) for words in told}
            assert shown >= {f"⇧{key}" if key.isupper() else "".join(key.split()) for key in keys}
            assert "gr" not in shown  # nothing is being written, so there are no drafts to go to

    def test_is_passed_on_to_a_colleague_who_is_here(self, house, post, desk_of):
        with desk_of("Asta") as asta, desk_of("Ingrida"):
            opened(asta, house, post)
            asta.keyboard.press("a")
            here = asta.get_by_role("button", name="Ingrida")
            expect(here).to_contain_text("here now")
            expect(here.locator(".face[data-here]")).to_be_visible()
            here.click()
            expect(asta.get_by_text("Ingrida looks after this")).to_be_visible()
            expect(asta.get_by_role("dialog", name="Pass on to…")).to_be_hidden()

    def test_sleeps_by_z_and_is_woken_by_its_capital(self, house, post, desk_of):
        with desk_of("Asta") as asta:
            opened(asta, house, post)
            asta.keyboard.press("z")
            expect(asta.get_by_role("dialog", name="Let it sleep until…")).to_be_visible()
            asta.get_by_role("button", name="Tomorrow morning").click()
            expect(asta.locator(".main__state")).to_contain_text("sleeps until")

            can_undo(asta)
            asta.keyboard.press("Shift+Z")
            expect(asta.locator(".main__state")).not_to_contain_text("sleeps until")

    def test_is_solved_by_a_slip_and_owes_its_answer_again(self, house, post, desk_of):
        with desk_of("Asta", service_workers="block") as asta:
            self.presses_keys_before_what_answers_them_is_there(asta, house, post)
            asta.keyboard.press("e")
            expect(asta.get_by_role("button", name="Reopen")).to_be_visible()

            can_undo(asta)
            asta.keyboard.press("Shift+Z")
            expect(asta.locator(".main__state due-clock")).to_be_visible()

    def presses_keys_before_what_answers_them_is_there(self, asta, house, post):
        post.writes(house.smtp, "It hums at night.")
        asta.goto("/desk/unowned/")
        asta.route("**/conversations/*/", lambda route: [asta.keyboard.press("i"), route.continue_()], times=1)
        asta.locator(".row__link").first.click()
        expect(asta.get_by_role("listbox", name="Saved replies")).to_be_visible()
        asta.keyboard.press("Escape")
        asta.keyboard.press("Escape")


class TestALongDesk:
    """A hundred and twenty wait."""

    def test_goes_on_by_itself_and_keeps_its_place(self, house, post, desk_of):
        for number in range(120):
            post.writes(house.smtp, "It hums at night.", subject=f"The fridge hums {number}")
        with desk_of("Asta", width=900) as asta:
            asta.goto("/desk/unowned/")
            rows = asta.locator(".list .row")
            expect(rows).to_have_count(30)
            rows.last.scroll_into_view_if_needed()
            asta.mouse.move(200, 500)
            asta.mouse.wheel(0, 400)
            expect(rows).to_have_count(60)

            top = asta.locator("#list").evaluate("list => list.scrollTop")
            rows.nth(25).locator("a").click()
            expect(asta.locator(".main .message").first).to_be_visible()
            expect(rows).to_have_count(60)
            assert abs(asta.locator("#list").evaluate("list => list.scrollTop") - top) < 900


class TestTheFigureOfTheUnread:
    """Ingrida asks Asta to look, who looks at something else."""

    def test_comes_and_goes_by_itself(self, house, post, desk_of):
        with desk_of("Asta") as asta, desk_of("Ingrida") as ingrida:
            asta.goto("/settings/profile/")
            opened(ingrida, house, post)
            ingrida.keyboard.press("n")
            ingrida.keyboard.type("@Asta please look")
            ingrida.keyboard.press("Control+Enter")

            expect(asta.locator(".rail .count")).to_contain_text("1")


def opened(page: Page, house, post) -> None:
    """Rūta's letter has come and is before them."""
    post.writes(house.smtp, "It hums at night.")
    page.goto("/desk/unowned/")
    page.locator(".row__link").first.click()
    expect(page.locator(".main .message").first).to_contain_text("It hums at night.")
    page.keyboard.press("Escape")


def can_undo(page: Page) -> None:
    """What was done is seen by the line to the house before the answer brings its undo."""
    expect(page.locator(".toast [data-key=Z]")).to_be_visible()


class TestTheOneFieldForEverything:
    """Ctrl+K, from wherever one is, also while one writes."""

    def test_does_finds_and_leads(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta:
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            expect(asta.locator(".main .message").first).to_contain_text("It hums at night.")

            asta.get_by_label("Your answer").fill("half an answer")
            asta.keyboard.press("Control+k")
            field = asta.get_by_role("combobox", name="Do or find")
            expect(field).to_be_focused()
            asta.keyboard.type("assign to me")
            expect(asta.get_by_role("listbox", name="On this page").get_by_role("option").first).to_contain_text(
                "Take it"
            )
            asta.keyboard.press("Enter")
            expect(asta.get_by_text("You look after this")).to_be_visible()
            expect(asta.get_by_label("Your answer")).to_have_value("half an answer")

            asta.keyboard.press("Control+k")
            asta.keyboard.type("your sign-in")
            expect(asta.get_by_role("listbox", name="Found").get_by_role("option", name="Your sign-in")).to_be_visible()
            asta.keyboard.press("Enter")
            asta.wait_for_url("**/settings/security/**")

            asta.keyboard.press("Control+k")
            asta.keyboard.type("ruta kazlausk")
            asta.get_by_role("option", name="Rūta Kazlauskienė").first.click()
            asta.wait_for_url("**/customers/**")

            asta.keyboard.press("Control+k")
            asta.keyboard.type("zeppelin")
            expect(asta.get_by_text("Nothing here does or is called that.")).to_be_visible()
            asta.keyboard.press("Escape")
            expect(asta.get_by_role("combobox", name="Do or find")).to_be_hidden()
