"""A few letters to a shop in four languages, put into the index by their numbers."""

from datetime import UTC, datetime, timedelta

from firsthand.search.documents import Doc
from firsthand.search.index import add

LETTER = 1
FIRST_DAY = datetime(2026, 11, 1, 9, tzinfo=UTC)

LETTERS = {
    1: ("lt", "Labas, mano šaldytuvas WW90T-554 neveikia nuo šeštadienio. Ačiū, Rūta"),
    2: ("lt", "Dėl šaldytuvo pristatymo: užsakymas LT-2026-00417"),
    3: ("lt", "Skalbyklėje įstrigo durelės, skambinkite +370 612 34567"),
    4: ("it", "Buongiorno, il frigorifero perde acqua dal cassetto"),
    5: ("it", "Avete altri frigoriferi in magazzino a Milano?"),
    6: ("bg", "Хладилникът не изстудява, а гаранцията още важи"),
    7: ("bg", "Имате ли по-големи хладилници? Пишете ми на ruta@pastas.example"),
    8: ("en", "The fridge hums all night. My order is LT-2026-00398"),
    9: ("en", "Do you take back old fridges with the delivery?"),
    10: ("", "Where are my deliveries? Frau Groß, Straße 5"),
    11: ("bg", "Кой ще дойде и кога? Ѝ казаха утре"),
}


def letter(
    number: int, words: str, *, language: str = "", group: int | None = None, scopes: tuple[str, ...] = ()
) -> Doc:
    """A letter of the given day of November."""
    return Doc(
        kind=LETTER,
        object_id=number,
        group_id=number if group is None else group,
        at=FIRST_DAY + timedelta(days=number),
        text=words,
        language=language,
        scopes=scopes,
    )


def fill_the_shelf() -> None:
    add([letter(number, words, language=language) for number, (language, words) in LETTERS.items()])
