"""The whole desk in a real browser, under the strict policy: what one types is safe, what changes comes in place."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Route, expect, sync_playwright

from firsthand.look.tests.browser import screen, served

pytestmark = pytest.mark.urls("firsthand.look.urls")
REPLY = "[data-side=reply] textarea"


@pytest.fixture
def house(settings):
    settings.FIRSTHAND_LOOK = True
    with served() as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])


@pytest.fixture
def desk(house, browser):
    with screen(browser, f"{house}/desk") as shown:
        yield shown
    assert shown.troubles == []


class TestThePolicy:
    """Every page here is shown under it: a script or style of its own would be a trouble in each of these tests."""

    def test_lets_only_our_own_files_run(self, house, browser) -> None:
        policy = browser.new_page().goto(f"{house}/desk").headers["content-security-policy"]

        assert "script-src 'self';" in f"{policy};"
        assert "style-src 'self';" in f"{policy};"


class TestWhatOneIsWriting:
    def test_survives_a_change_and_a_reload(self, desk) -> None:
        desk.page.keyboard.press("r")
        desk.page.keyboard.type("Vytas comes on Thursday")
        desk.tell("conversation:12")

        assert desk.page.evaluate("document.activeElement.value") == "Vytas comes on Thursday"

        desk.page.reload()
        assert desk.page.locator(REPLY).input_value() == "Vytas comes on Thursday"

    def test_never_goes_along_to_another_customer(self, desk) -> None:
        desk.page.locator(REPLY).fill("for Rūta alone")
        desk.page.locator("#row-7 a").click()
        desk.page.locator("h1", has_text="Marco").wait_for()

        assert desk.page.locator("textarea").evaluate_all("all => all.map(each => each.value).join('')") == ""
        assert desk.page.locator("[role=tabpanel] auto-save").first.get_attribute("key") == "1-7:reply"

        desk.page.go_back()
        desk.page.locator("h1", has_text="Rūta").wait_for()
        assert desk.page.locator(REPLY).input_value() == "for Rūta alone"

    def test_is_forgotten_once_it_was_sent(self, desk) -> None:
        desk.page.locator(REPLY).fill("Vytas comes on Thursday")
        desk.page.keyboard.press("Control+Enter")
        desk.page.locator(".toast").wait_for()

        expect(desk.page.locator(REPLY)).to_have_value("")
        assert desk.page.evaluate("localStorage.length") == 0

    def test_is_kept_when_it_could_not_be_sent(self, desk) -> None:
        desk.page.route("**/kept", lambda route: route.fulfill(status=503))
        desk.page.locator(REPLY).fill("Vytas comes on Thursday")
        desk.page.keyboard.press("Control+Enter")
        desk.page.locator(".toast", has_text="did not work").wait_for()

        assert desk.page.locator(REPLY).input_value() == "Vytas comes on Thursday"
        desk.troubles.clear()


class TestNews:
    def test_stands_once_for_each_sentence_and_three_at_most(self, desk) -> None:
        say = "said => document.dispatchEvent(new CustomEvent('look:toast', { detail: { words: said, tone: 'late' } }))"
        for words in ("one", "two", "three", "three", "four", "two"):
            desk.page.evaluate(say, words)
        desk.page.locator(".toast", has_text="four").wait_for()

        assert desk.page.locator(".toast > span").all_inner_texts() == ["two", "three", "four"]


class TestAThread:
    """A letter comes while somebody reads."""

    COMES = """() => {
      const comes = [...document.querySelectorAll("open-thread .message[data-side=customer]")].at(-1).cloneNode(true);
      comes.id = "message-999";
      document.querySelector("open-thread").append(comes);
    }"""
    TO = "top => { document.querySelector('open-thread').pane.scrollTop = top; }"

    def test_shows_it_to_whoever_was_at_its_end(self, desk) -> None:
        desk.page.set_viewport_size({"width": 1440, "height": 600})
        desk.page.evaluate(self.TO, 100_000)
        expect(desk.page.locator("open-thread")).to_have_js_property("isAtEnd", True)
        desk.page.evaluate(self.COMES)

        expect(desk.page.locator("open-thread")).to_have_js_property("known", "message-999")
        assert desk.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))") is None
        assert desk.page.evaluate("document.querySelector('open-thread').left") < 1

    def test_leaves_whoever_reads_further_up(self, desk) -> None:
        desk.page.set_viewport_size({"width": 1440, "height": 400})
        desk.page.evaluate(self.TO, 0)
        expect(desk.page.locator("open-thread")).to_have_js_property("isAtEnd", False)
        desk.page.evaluate(self.COMES)

        expect(desk.page.locator("open-thread")).to_have_js_property("known", "message-999")
        assert desk.page.evaluate("document.querySelector('open-thread').pane.scrollTop") == 0


class TestAChange:
    def test_comes_in_place(self, desk) -> None:
        desk.page.evaluate(
            "document.querySelector('.happened').open = true; window.kept = document.querySelector('#message-3')"
        )
        desk.tell("conversation:12")

        assert desk.page.evaluate("document.querySelector('.happened').open")
        assert desk.page.evaluate("window.kept.isConnected")

    def test_is_watched_for_what_is_open(self, desk) -> None:
        assert desk.watched[-1] == ["conversation:12", "representative:1"]

        desk.page.locator("#row-7 a").click()
        desk.page.locator("h1", has_text="Marco").wait_for()

        desk.until(lambda: desk.watched[-1] == ["conversation:7", "representative:1"])

    def test_is_fetched_after_the_line_broke(self, desk) -> None:
        with desk.page.expect_response(lambda answer: "desk?of=12" in answer.url):
            desk.lines[-1].close()

        assert len(desk.lines) == 2

    def test_of_what_one_has_left_does_not_come_over_what_one_opened(self, desk) -> None:
        held = held_refreshes(desk)
        desk.lines[-1].send('{"changed": ["conversation:12"]}')
        desk.until(lambda: held)
        desk.page.locator("#row-7 a").click()
        desk.page.locator("h1", has_text="Marco").wait_for()

        held[0].continue_()
        desk.page.wait_for_timeout(400)

        assert "Marco" in desk.page.locator("h1").inner_text()

    def test_that_comes_while_the_one_before_is_fetched_replaces_it_without_noise(self, desk) -> None:
        held = held_refreshes(desk)
        for fetched in (1, 2):
            desk.lines[-1].send('{"changed": ["conversation:12"]}')
            desk.until(lambda so_far=fetched: len(held) == so_far)

        held[1].continue_()
        desk.page.wait_for_timeout(300)

        assert len(held) == 2 and not desk.page.locator(".toast").count()


def held_refreshes(desk) -> list[Route]:
    """What the page fetches by itself, until the test lets it go on."""
    held: list[Route] = []
    desk.page.route(
        "**/desk*", lambda route: held.append(route) if "x-by-itself" in route.request.headers else route.continue_()
    )
    return held


class TestAClockThatRunsOut:
    @pytest.mark.parametrize(("hours", "words"), [(0.7, "42 min late"), (14.5, "14 h late"), (50, "2 days late")])
    def test_says_how_late_in_the_words_of_the_list(self, desk, hours, words) -> None:
        clock = desk.page.locator("due-clock").first
        clock.evaluate(
            "(it, hours) => it.setAttribute('due', new Date(Date.now() - hours * 36e5).toISOString())", hours
        )

        assert clock.locator("[data-words]").inner_text() == words


class TestANewRow:
    def test_waits_while_one_is_in_the_list(self, desk) -> None:
        desk.page.route("**/desk", with_one_more)
        desk.page.keyboard.press("j")
        desk.tell("representative:1")

        assert not desk.page.locator("#row-99").is_visible()

        desk.page.get_by_role("button", name="1 new").click()
        assert desk.page.locator("#row-99").is_visible()


def with_one_more(route) -> None:
    words = route.fetch().text()
    start = words.index('<li class="row" id="row-7"')
    row = words[start : words.index("</li>", start) + 5]
    route.fulfill(body=words[:start] + row.replace("row-7", "row-99") + words[start:], content_type="text/html")


class TestTheKeyboard:
    def test_moves_writes_and_helps(self, desk) -> None:
        desk.page.keyboard.press("j")
        assert desk.page.evaluate("document.activeElement.closest('[data-row]').dataset.row") == "3"

        desk.page.keyboard.press("n")
        assert desk.page.evaluate("document.activeElement.closest('[data-side]').dataset.side") == "note"

        desk.page.keyboard.type("?")
        assert not desk.page.locator("dialog#keys").is_visible()

        desk.page.keyboard.press("Escape")
        desk.page.keyboard.press("?")
        assert desk.page.locator("dialog#keys dt", has_text="Solved").is_visible()


class TestEverybody:
    @pytest.mark.parametrize("theme", ["light", "dark"])
    @pytest.mark.parametrize(
        ("address", "width"),
        [("/", 1900), ("/desk", 1440), ("/desk?dir=rtl", 900), ("/desk", 390), ("/desk?open=list", 390)],
    )
    def test_can_use_it(self, house, browser, address: str, width: int, theme: str) -> None:
        with screen(browser, house + address, width=width, color_scheme=theme) as shown:
            found = Axe().run(shown.page).response["violations"]

        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
        assert shown.troubles == []
