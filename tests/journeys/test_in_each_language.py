"""Three people at one matter, each in a language of their own: by keyboard alone, on a phone, and mirrored."""

from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

MIRRORED = """new MutationObserver((_, watch) => {
  if (document.documentElement) { document.documentElement.dir = "rtl"; watch.disconnect(); }
}).observe(document, { childList: true })"""


class TestThreeAtOneMatter:
    """Asta reads Lithuanian and has no mouse, Ingrida reads Italian on a phone, Jonas reads Bulgarian from the right."""

    def test_ask_each_other_answer_and_solve_it(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta, desk_of("Ingrida", width=390) as ingrida, desk_of("Jonas") as jonas:
            for page, language in ((asta, "lt"), (ingrida, "it"), (jonas, "bg")):
                reads(page, language)
            self.asta_follows_it_asks_and_keeps_a_view(asta)
            self.ingrida_answers_on_her_phone(ingrida)
            post.receives("Il tecnico chiama domani.")
            self.jonas_solves_it_mirrored(jonas)

            expect(asta.locator(".list__title", has_text="Šaldytuvai")).to_be_visible()
            asta.goto("/notices/")
            expect(
                asta.get_by_text(said("lt", "Somebody wrote in a conversation that you follow")).first
            ).to_be_visible()

    def asta_follows_it_asks_and_keeps_a_view(self, asta):
        asta.goto("/desk/unowned/")
        for key in ("j", "Enter"):
            asta.keyboard.press(key)
        expect(asta.locator(".main .message").first).to_contain_text("It hums at night.")
        asta.keyboard.press("h")
        expect(asta.locator(".main__followed")).to_contain_text(said("lt", "You follow this"))
        asta.keyboard.press("n")
        asta.keyboard.type("@Ingrida pažiūrėk, prašau")
        asta.keyboard.press("Control+Enter")
        note = asta.locator(".message[data-side=note]")
        expect(note).to_contain_text(said("lt", "Note: only colleagues see it"))

        asta.goto("/search/?q=hums")
        expect(asta.locator(".found .row")).to_have_count(1)
        for key in ("g", "b"):
            asta.keyboard.press(key)
        expect(asta.get_by_label(said("lt", "Name"), exact=True)).to_be_focused()
        asta.keyboard.type("Šaldytuvai")
        asta.keyboard.press("Enter")
        expect(asta.get_by_text("Šaldytuvai").first).to_be_visible()
        asta.goto("/desk/mine/")
        for key in ("g", "1"):
            asta.keyboard.press(key)
        expect(asta.locator(".list .row")).to_have_count(1)

    def ingrida_answers_on_her_phone(self, ingrida):
        ingrida.goto("/notices/")
        ingrida.get_by_text(said("it", "A colleague asked you to look")).click()
        ingrida.get_by_label(said("it", "Your answer")).fill("Il tecnico chiama domani.")
        ingrida.get_by_role("button", name=said("it", "Send"), exact=True).click()
        expect(ingrida.locator(".message[data-side=reply]")).to_contain_text("Il tecnico chiama domani.")
        ingrida.get_by_role("link", name=said("it", "Back to the desk")).first.click()
        expect(ingrida.locator("#main")).to_be_hidden()

    def jonas_solves_it_mirrored(self, jonas):
        jonas.add_init_script(MIRRORED)
        jonas.goto("/desk/all/")
        jonas.locator(".row__link").first.click()
        expect(jonas.locator(".message[data-side=reply]")).to_contain_text("Il tecnico chiama domani.")
        rail, list_ = (jonas.locator(each).bounding_box() for each in (".rail", "#list"))
        assert rail["x"] > list_["x"]
        assert jonas.evaluate("document.documentElement.scrollWidth <= innerWidth")
        jonas.get_by_role("button", name=said("bg", "Solved"), exact=True).click()
        expect(jonas.get_by_role("button", name=said("bg", "Reopen"), exact=True)).to_be_visible()


def reads(page: Page, language: str) -> None:
    """Their pages are in this language from now on."""
    page.goto("/settings/profile/")
    page.select_option("select[name=language]", language)
    page.locator("#settings-profile form button[type=submit]").first.click()
    page.wait_for_selector(f"html[lang={language}]")


def said(language: str, words: str) -> str:
    """The product's own words in a language."""
    with override(language):
        return gettext(words)
