"""What customers photograph, painted with the standard library: small PNG pictures (RFC 2083)."""

import struct
import zlib
from collections.abc import Callable
from functools import cache

WIDTH, HEIGHT = 480, 360
Colour = tuple[int, int, int]

OAK: Colour = (198, 160, 112)
DARK_OAK: Colour = (160, 122, 80)
WALL: Colour = (226, 219, 206)
STEEL: Colour = (188, 194, 198)
INK: Colour = (58, 60, 66)
CARD: Colour = (178, 140, 96)
PAPER: Colour = (247, 244, 236)
WATER: Colour = (150, 178, 190)
MOSS: Colour = (110, 128, 90)
TEAL: Colour = (47, 111, 116)


class Canvas:
    """Rows of RGB bytes, painted from back to front."""

    def __init__(self, top: Colour, bottom: Colour) -> None:
        self.rows = [bytearray(bytes(blend(top, bottom, y / HEIGHT)) * WIDTH) for y in range(HEIGHT)]

    def box(self, x: int, y: int, width: int, height: int, colour: Colour) -> None:
        for row in range(max(0, y), min(HEIGHT, y + height)):
            self.span(row, x, x + width, colour)

    def disc(self, x: int, y: int, across: int, down: int, colour: Colour) -> None:
        for row in range(max(0, y - down), min(HEIGHT, y + down + 1)):
            half = int(across * (1 - ((row - y) / (down + 0.5)) ** 2) ** 0.5)
            self.span(row, x - half, x + half, colour)

    def line(self, start: tuple[int, int], end: tuple[int, int], colour: Colour, thick: int = 3) -> None:
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        for step in range(steps + 1):
            x = start[0] + (end[0] - start[0]) * step // steps
            y = start[1] + (end[1] - start[1]) * step // steps
            self.box(x, y, thick, thick, colour)

    def span(self, row: int, left: int, right: int, colour: Colour) -> None:
        left, right = max(0, left), min(WIDTH, right)
        if right > left:
            self.rows[row][left * 3 : right * 3] = bytes(colour) * (right - left)

    def png(self) -> bytes:
        head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
        body = zlib.compress(b"".join(b"\0" + bytes(row) for row in self.rows), 9)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@cache
def picture(scene: str, *, seed: int) -> bytes:
    """A scene named in SCENES; the seed moves things about, so that two photographs differ."""
    canvas = Canvas(WALL, (206, 197, 182))
    SCENES[scene](canvas, seed)
    return canvas.png()


def machine(canvas: Canvas, seed: int) -> None:
    left = 130 + seed * 17 % 60
    canvas.box(0, 300, WIDTH, 60, OAK)
    canvas.box(left, 40, 200, 270, STEEL)
    canvas.box(left + 20, 60, 160, 130, (150, 156, 160))
    for row in range(9):
        canvas.line((left + 28, 70 + row * 13), (left + 168, 70 + row * 13), INK, 2)
    canvas.disc(left + 100, 258, 42, 30, (70, 72, 78))
    canvas.box(left + 158, 288, 24, 14, (196, 92, 60))


def floor(canvas: Canvas, seed: int) -> None:
    for row in range(9):
        canvas.box(0, row * 42, WIDTH, 40, blend(OAK, DARK_OAK, (row * 5 + seed) % 7 / 9))
        canvas.line(
            ((row * 137 + seed * 31) % 400, row * 42), ((row * 137 + seed * 31) % 400, row * 42 + 40), DARK_OAK, 2
        )
    canvas.disc(250 + seed * 11 % 60, 220, 150, 70, WATER)
    canvas.disc(290 + seed * 11 % 60, 205, 60, 20, (192, 212, 218))


def parts(canvas: Canvas, seed: int) -> None:
    canvas.box(0, 0, WIDTH, HEIGHT, OAK)
    for board in range(4):
        canvas.box(24 + board * 112, 30 + (board * 29 + seed * 13) % 50, 84, 190, PAPER)
        canvas.box(30 + board * 112, 40 + (board * 29 + seed * 13) % 50, 72, 5, WALL)
    for screw in range(14):
        x, y = 40 + (screw * 71 + seed * 23) % 400, 272 + (screw * 37 + seed) % 66
        canvas.disc(x, y, 5, 5, INK)
        canvas.line((x, y), (x + 16, y + 4), STEEL, 3)


def chairs(canvas: Canvas, seed: int) -> None:
    canvas.box(0, 270, WIDTH, 90, OAK)
    seat = ((92, 104, 128), (120, 120, 122), (118, 84, 62))[seed % 3]
    for place in range(3):
        x = 50 + place * 140
        canvas.box(x, 90, 90, 100, seat)
        canvas.box(x - 6, 200, 104, 26, seat)
        for leg in (x, x + 80):
            canvas.line((leg, 226), (leg - 4, 322), DARK_OAK, 9)


def parcel(canvas: Canvas, seed: int) -> None:
    canvas.box(0, 280, WIDTH, 80, (150, 150, 148))
    canvas.box(100, 90, 280, 220, CARD)
    canvas.box(228, 90, 26, 220, (206, 176, 132))
    for crease in range(6):
        canvas.line((380 - crease * 9, 90), (330 - seed * 3 % 20, 130 + crease * 12), (140, 106, 70), 4)
    canvas.disc(372, 96, 40, 30, (122, 92, 60))


def shards(canvas: Canvas, seed: int) -> None:
    canvas.box(0, 0, WIDTH, HEIGHT, CARD)
    for piece in range(16):
        x, y = 60 + (piece * 97 + seed * 41) % 350, 50 + (piece * 61 + seed * 19) % 250
        for row in range(18 + piece % 4 * 9):
            canvas.span(
                min(HEIGHT - 1, y + row), x - row // 2, x + row + piece % 3 * 5, blend(PAPER, WATER, piece % 4 / 4)
            )


def label(canvas: Canvas, seed: int) -> None:
    canvas.box(0, 0, WIDTH, HEIGHT, INK)
    canvas.box(70, 60, 340, 240, (226, 228, 226))
    for row in range(4):
        canvas.box(96, 88 + row * 26, 150 + (row * 67 + seed * 29) % 130, 9, INK)
    for bar in range(44):
        canvas.box(100 + bar * 6, 214, 1 + (bar * 7 + seed) % 4, 60, INK)


def panel(canvas: Canvas, seed: int) -> None:
    canvas.box(110, 40, 260, 280, PAPER)
    for row in range(3):
        canvas.box(130, 70 + row * 84, 220, 56, (214, 214, 208))
        for switch in range(6):
            canvas.box(138 + switch * 35, 80 + row * 84, 26, 36, (236, 236, 232))
            canvas.box(146 + switch * 35, 86 + row * 84 + (switch + seed + row) % 2 * 12, 10, 12, INK)


def card(canvas: Canvas, seed: int) -> None:
    canvas.box(0, 0, WIDTH, HEIGHT, OAK)
    canvas.box(80, 80, 320, 200, TEAL)
    canvas.box(80, 210, 320, 70, PAPER)
    canvas.disc(150, 140, 34, 34, (220, 190, 120))
    for mark in range(9):
        canvas.box(100 + mark * 31, 232, 18, 24 - (mark + seed) % 3 * 5, INK)


def sketch(canvas: Canvas, seed: int) -> None:
    canvas.box(50, 20, 380, 320, PAPER)
    for row in range(8):
        canvas.line((80, 60 + row * 34), (180 + (row * 83 + seed * 37) % 210, 58 + row * 34), (60, 76, 120), 3)
    canvas.line((250, 240), (400, 240), INK, 4)
    canvas.line((400, 240), (400, 310), INK, 4)


def scratch(canvas: Canvas, seed: int) -> None:
    for row in range(0, HEIGHT, 6):
        canvas.box(0, row, WIDTH, 6, blend(OAK, DARK_OAK, (row * 7 + seed * 13) % 50 / 110))
    canvas.line((140 + seed * 9 % 40, 120), (330, 190 + seed * 7 % 50), (236, 214, 176), 4)
    canvas.line((150 + seed * 9 % 40, 128), (300, 190 + seed * 7 % 50), (120, 88, 54), 2)


def shelves(canvas: Canvas, seed: int) -> None:
    for place in range(3):
        wood = OAK if place == seed % 3 else DARK_OAK
        canvas.box(30 + place * 145, 30, 130, 310, wood)
        for row in range(4):
            canvas.box(42 + place * 145, 44 + row * 74, 106, 62, blend(wood, WALL, 0.7))
            canvas.box(52 + place * 145, 74 + row * 74, 14 + (row * 17 + place * 11) % 50, 32, MOSS)


def blend(first: Colour, second: Colour, part: float) -> Colour:
    red, green, blue = (int(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


SCENES: dict[str, Callable[[Canvas, int], None]] = {
    "machine": machine,
    "floor": floor,
    "parts": parts,
    "chairs": chairs,
    "parcel": parcel,
    "shards": shards,
    "label": label,
    "panel": panel,
    "card": card,
    "sketch": sketch,
    "scratch": scratch,
    "shelves": shelves,
}
