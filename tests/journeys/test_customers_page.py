"""Rūta at her own page: on a telephone, by keyboard alone, in Lithuanian."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.post import body
from tests.journeys.test_everybody_can_use_it import grave, too_wide


class TestHerOwnPage:
    """By a code; then the link under an answer shows somebody else that one matter and nothing more."""

    def test_is_entered_by_a_code_written_on_and_says_that_it_is_not_solved(self, house, post, desk_of, chromium):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta:
            asta.goto("/desk/unowned/")
            expect(asta.locator(".row")).to_have_count(1)
            post.writes(house.smtp, "And the door squeaks.", subject="The door")
            expect(asta.locator(".row")).to_have_count(2)
            asta.goto("/conversations/1/")
            asta.get_by_label("Your answer").fill("Hello Rūta, it is mended.")
            asta.keyboard.press("Control+Enter")
            answer = post.receives("it is mended")

            ruta = telephone(chromium, house, locale="lt-LT")
            ruta.goto("/my/")
            found = looked_at(ruta, "door")
            found += come_in(ruta, post)
            found += looked_at(ruta, "matters")
            tab_to(ruta, "The fridge hums")
            ruta.keyboard.press("Enter")
            expect(ruta.get_by_text("it is mended")).to_be_visible()
            expect(ruta.get_by_text("Tuo rūpinasi Asta.")).to_be_visible()
            found += looked_at(ruta, "matter")

            tab_to(ruta, "Neišspręsta")
            ruta.keyboard.press("Enter")
            expect(ruta.get_by_text("Atsiprašome. Klausimas vėl atviras")).to_be_visible()
            expect(asta.locator(".main")).to_contain_text("said that it is not solved")
            tab_to(ruta, "Parašykite mums")
            ruta.keyboard.type("Vis dar ūžia.")
            ruta.evaluate(DROP)
            expect(ruta.locator("[data-chosen]")).to_contain_text("nuotrauka.txt")
            tab_to(ruta, "Siųsti")
            ruta.keyboard.press("Enter")
            expect(ruta.get_by_text("Gavome. Ačiū.")).to_be_visible()
            told = asta.locator(".main .message").last
            expect(told).to_contain_text("Vis dar ūžia.")
            expect(told).to_contain_text("on their page")
            expect(told).to_contain_text("nuotrauka.txt")

            asta.get_by_label("Your answer").fill("A technician comes on Friday.")
            asta.keyboard.press("Control+Enter")
            expect(ruta.get_by_text("A technician comes on Friday.")).to_be_visible()
            for name in ("details", "details/address/code", "stored", "along", "new", "matters/999", "m/1-1-x"):
                ruta.goto(f"/my/{name}/")
                found += looked_at(ruta, name)

            friend = telephone(chromium, house, java_script_enabled=False)
            self.goes_without_scripts(friend, link := f"/my/m/{body(answer).partition('/my/m/')[2].split()[0]}")
            asta.locator("summary", has_text="Links to their page").click()
            asta.get_by_role("button", name="Take it back", exact=True).click()
            expect(asta.locator(".side")).to_contain_text("No letter of this matter bears a link that opens it.")
            friend.goto(link)
            expect(friend.get_by_role("heading", name="This link opens nothing any more")).to_be_visible()
        assert found == []

    def goes_without_scripts(self, friend: Page, link: str) -> None:
        """Everything but news that come by themselves; another matter is not there."""
        friend.goto(link)
        expect(friend.get_by_text("It hums at night.")).to_be_visible()
        friend.get_by_label("Write to us").fill("עדיין רועש בלילה")
        friend.locator("#field-files").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"})
        friend.get_by_role("button", name="Send").click()
        expect(friend.get_by_text("It has arrived. Thank you.")).to_be_visible()
        written = friend.get_by_text("עדיין רועש בלילה")
        expect(written).to_have_css("unicode-bidi", "plaintext")
        expect(written.locator("..")).to_contain_text("a.txt")
        friend.get_by_role("button", name="It is solved").click()
        expect(friend.get_by_text("Good that it is solved.")).to_be_visible()
        friend.goto("/my/matters/2/")
        expect(friend.get_by_text("It is gone, or it is not open to you.")).to_be_visible()


def telephone(chromium, house, **options) -> Page:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, base_url=house.url, **options)
    page: Page = context.new_page()
    return page


def looked_at(page: Page, name: str) -> list[str]:
    """What is amiss on this page, mirrored too; afterwards it is as it was."""
    found = [*grave(page, name), *too_wide(page, name)]
    page.evaluate("document.documentElement.dir = 'ltr'; document.documentElement.style.fontSize = ''")
    return found


def come_in(page: Page, post) -> list[str]:
    tab_to(page, "Jūsų el. pašto adresas")
    page.keyboard.type("ruta@pastas.example")
    page.keyboard.press("Enter")
    code = re.search(r"\d{4} \d{4}", body(post.receives("Jūsų puslapio kodas")))
    assert code is not None
    # Her letter may be there before the page that asks for what stands in it.
    expect(page.get_by_label("Aštuonių skaitmenų kodas")).to_be_visible()
    found = looked_at(page, "code")
    page.get_by_label("Aštuonių skaitmenų kodas").focus()
    expect(page.get_by_label("Aštuonių skaitmenų kodas")).to_be_focused()
    page.keyboard.type(code[0])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Jūsų klausimai")).to_be_visible()
    return found


def tab_to(page: Page, name: str) -> None:
    """The focus goes on by Tab until what bears this name has it."""
    for _step in range(60):
        if name in page.evaluate(NAME):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"nothing called {name!r} takes the focus")


DROP = """() => {
  const dropped = new DataTransfer();
  dropped.items.add(new File(["x"], "nuotrauka.txt", { type: "text/plain" }));
  document.querySelector("#write").dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""
NAME = """() => { const one = document.activeElement;
  return one === document.body ? "" : [one.labels?.[0]?.textContent, one.textContent].join(" "); }"""
