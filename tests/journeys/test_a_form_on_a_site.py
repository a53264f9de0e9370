"""A form on somebody's own site: made, put there, filled in on a telephone, answered by mail."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.test_customers_page import telephone

PICTURE: FilePayload = {"name": "dūmai.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n smoke"}
SAID = "Šaldytuvas ūžia naktį."
# Nobody writes faster: what is filled in at once is a machine's.
AS_PEOPLE_DO = 120  # milliseconds a letter


class TestAFormOnASite:
    """The shop's Lithuanian page allows nothing but Firsthand; Rūta finds the form there on her telephone."""

    def test_brings_a_matter_with_its_file_and_is_answered_by_mail(self, house, post, desk_of, chromium):
        with desk_of("Jonas") as jonas:
            jonas.goto("/settings/forms/new/?preset=contact")
            drag_the_second_question_first(jonas)
            jonas.get_by_role("button", name="Keep").last.click()
            jonas.wait_for_url("**/site/")
            line = jonas.locator("code", has_text="embed.js").inner_text()

            # The address of an installation is a setting; the journey has a port of its own.
            with shop_page(re.sub(r"http://[^/]+/", f"{house.url}/", line), house=house.url) as at:
                name_the_site(jonas, at.removeprefix("http://"))
                ruta = telephone(chromium, house, locale="lt-LT", has_touch=True)
                troubles: list[str] = []
                ruta.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
                ruta.goto(at)
                form = ruta.frame_locator("iframe")
                expect(form.locator("form .field").first).to_contain_text("Jūsų el. pašto adresas")
                form.get_by_label("Jūsų vardas").fill("Rūta Kazlauskienė")
                form.get_by_label("Jūsų el. pašto adresas").fill("ruta@pastas.example")
                form.get_by_label("Jūsų žinutė").press_sequentially(SAID, delay=AS_PEOPLE_DO)
                form.locator("input[type=file]").set_input_files([PICTURE])
                form.get_by_role("button", name="Siųsti").click()
                expect(form.get_by_role("heading", name="Ačiū")).to_be_visible()
                assert ruta.evaluate("document.documentElement.scrollWidth") == 390
                assert (troubles, ruta.context.cookies()) == ([], [])

            jonas.reload()  # only a site that is named, or the organisation's own, is believed without looking
            expect(jonas.locator("#form-seen")).to_contain_text(at.removeprefix("http://"))

        with desk_of("Asta") as asta:
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            message = asta.locator(".message").first
            for words in (SAID, "dūmai.png", "The address was typed there"):
                expect(message).to_contain_text(words)
            expect(asta.locator(".addressing")).to_contain_text("wrote by a form: the answer goes by e-mail")
            asta.get_by_label("Your answer").fill("Užsukite rytoj.")
            asta.keyboard.press("Control+Enter")
            answer = post.receives("Užsukite rytoj.")
            assert "ruta@pastas.example" in answer["To"]

            post.writes(house.smtp, "Ačiū, ateisiu.", subject=SAID, answers=answer)
            expect(asta.locator(".main .message").last).to_contain_text("Ačiū, ateisiu.")


def name_the_site(page: Page, site: str) -> None:
    there = page.url
    page.get_by_role("link", name="Change the form").click()
    page.locator("[name=sites]").fill(site)
    with page.expect_navigation():
        page.get_by_role("button", name="Keep").last.click()
    page.goto(there)


def drag_the_second_question_first(page: Page) -> None:
    """By its handle, as far as it takes until the other has made room."""
    handle, other = page.locator("[data-handle]").nth(1), page.locator(".question").first
    handle.scroll_into_view_if_needed()
    begins, ends = handle.bounding_box(), other.bounding_box()
    assert begins and ends
    page.mouse.move(begins["x"] + 5, begins["y"] + 5)
    page.mouse.down()
    page.mouse.move(begins["x"] + 5, ends["y"], steps=8)
    page.mouse.up()
    expect(other).to_contain_text("Your e-mail address")


@contextmanager
def shop_page(line: str, *, house: str) -> Iterator[str]:
    """A page of another origin that bears the line, under a policy that names nothing but the house (CSP 3)."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", f"default-src 'none'; script-src {house}; frame-src {house}")
            self.end_headers()
            head = '<meta name="viewport" content="width=device-width">'
            self.wfile.write(f'<!doctype html><html lang="lt"><title>Namai</title>{head}<h1>Namai</h1>{line}'.encode())

        def log_message(self, *_said: object) -> None:
            """Nothing is said of a test."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
