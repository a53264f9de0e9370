"""Asta reads what Rūta sent, remembers a thing of it, and finds again what is new and what somebody meant."""

import smtplib
import struct
import zlib
from email.message import EmailMessage

from playwright.sync_api import Page, expect


class TestALetterWithFiles:
    """By keyboard: its files one after the other, what is worth remembering, what came meanwhile, the link to one message."""

    def test_is_read_remembered_and_found_again(self, house, desk_of):
        with desk_of("Asta") as asta, desk_of("Ingrida") as ingrida:
            send(house.smtp)
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            expect(asta.locator(".main .message").first).to_contain_text("fourth floor")
            expect(asta.locator("answer-guard:defined")).to_have_count(1)
            self.looks_at_the_files(asta)
            self.remembers(asta)

            asta.goto("/settings/profile/")
            ingrida.goto("/desk/unowned/")
            ingrida.locator(".row__link").first.click()
            expect(ingrida.locator(".memory textarea")).to_have_value("fourth floor")
            ingrida.keyboard.press("n")
            ingrida.keyboard.type("Worn foot again.")
            ingrida.keyboard.press("Control+Enter")
            expect(ingrida.locator(".message[data-side=note]")).to_contain_text("Worn foot again.")

            self.comes_back(asta)

    def looks_at_the_files(self, asta: Page) -> None:
        asta.keyboard.press("Escape")
        asta.keyboard.press("Shift+V")
        gallery = asta.locator("#gallery")
        expect(gallery.get_by_role("heading")).to_have_text("times.csv")
        expect(gallery.locator("pre")).to_contain_text("22:00;4.1")
        asta.keyboard.press("Home")
        expect(gallery.get_by_role("heading")).to_have_text("fridge.png")
        expect(gallery.locator(".gallery__place")).to_have_text("1 of 2")
        asta.keyboard.press("+")
        expect(gallery.locator("[data-larger] img")).to_be_visible()
        asta.keyboard.press("Escape")
        expect(gallery).to_be_hidden()

    def remembers(self, asta: Page) -> None:
        asta.locator(".message .message__words").first.evaluate(MARK_FOURTH_FLOOR)
        asta.keyboard.press("Shift+M")
        expect(asta.get_by_role("dialog").get_by_role("textbox")).to_have_value("fourth floor")
        asta.keyboard.press("Control+Enter")
        expect(asta.locator(".memory textarea")).to_have_value("fourth floor")
        expect(asta.get_by_role("link", name="where it was said")).to_be_visible()

    def comes_back(self, asta: Page) -> None:
        asta.goto("/desk/unowned/")
        asta.locator(".row__link").first.click()
        expect(asta.locator(".thread__new + .message")).to_contain_text("Worn foot again.")
        expect(asta.get_by_role("link", name="To what is new")).to_be_visible()

        asta.get_by_role("link", name="where it was said").click()
        expect(asta.locator(".message[data-own-marked]")).to_contain_text("fourth floor")
        expect(asta.locator(".message[data-own-marked]")).to_be_focused()


MARK_FOURTH_FLOOR = """words => {
  const text = words.firstChild, start = text.textContent.indexOf("fourth floor"), range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, start + "fourth floor".length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def send(port: int) -> None:
    """Rūta's letter with a picture and a table."""
    letter = EmailMessage()
    letter["From"], letter["To"] = "Rūta Kazlauskienė <ruta@pastas.example>", "help@namai.example"
    letter["Subject"], letter["Message-ID"] = "The fridge hums", "<files-1@pastas.example>"
    letter.set_content("It hums at night. We live on the fourth floor.")
    letter.add_attachment(picture(), maintype="image", subtype="png", filename="fridge.png")
    letter.add_attachment(b"22:00;4.1\n23:00;7.9\n", maintype="text", subtype="csv", filename="times.csv")
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        smtp.send_message(letter)


def picture() -> bytes:
    """A grey square (PNG, RFC 2083)."""
    size = 64
    header = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x99" * size for _ in range(size))
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, *zip(*parts, strict=True)))


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
