"""A table of customers as somebody's spreadsheet wrote it: its signs, its columns, and what each holds. Pure."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Refused
from firsthand.people.rules.kinds import CustomerKind, Form, Preference, Purpose
from firsthand.people.rules.record import (
    LENGTHS,
    LONGEST_ID,
    Allowed,
    CustomerRecord,
    NotATime,
    NotOneOf,
    known_again,
    moment,
)
from firsthand.people.rules.record import words as plain
from firsthand.people.rules.ways import Way, is_phone, phone
from firsthand.search.fold import fold

DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8-sig", "utf-16", "cp1257", "cp1252", "cp1251", "iso8859-2", "cp866")
# Letters that only make sense in one of the old code pages.
LETTERS = {"cp1257": "ąčęėįšųūž", "cp1252": "àèéìòùäöüßñç", "cp1251": "абвгдежзийклмнопрстуфхцчшщъьюя"}
YES = frozenset("yes y true 1 x ✓ ok taip t sì si да д".split())
NO = frozenset("no n false 0 - – ne не н".split())
LOOKED_AT, MOST_COLUMNS, LONGEST_CELL = 50, 100, 20_000
FIELDS: Mapping[str, str | Promise] = {
    "": _("leave it out"),
    "name": _("name"),
    "first_name": _("first name"),
    "last_name": _("last name"),
    "preferred_name": _("likes to be called"),
    "email": _("mail address"),
    "phone": _("telephone"),
    "external_id": _("number elsewhere"),
    "company": _("company"),
    "position": _("position"),
    "language": _("language"),
    "timezone": _("time zone"),
    "form": _("form of address (formal, informal)"),
    "greeting": _("greeting"),
    "kind": _("kind (person, business, key)"),
    "prefers": _("rather answered by (email, phone, chat)"),
} | {f"allows_{one}": format_lazy("{}: {}", _("allows"), one.label) for one in Purpose}
HEADS = {
    "name": "name fullname customer customername contact contactname vardaspavarde vardasirpavarde klientas nomecognome "
    "nomeecognome cliente nominativo име клиент имеифамилия",
    "first_name": "firstname givenname forename vardas nome собственоиме",
    "last_name": "lastname surname familyname pavarde cognome фамилия",
    "preferred_name": "nickname preferredname kreipinys soprannome прякор",
    "email": "email mail emailaddress elpastas elpastoadresas pastas posta indirizzoemail имейл поща епоща",
    "phone": "phone telephone tel mobile cell telefonas tel mobilus telefono cellulare телефон мобилен",
    "external_id": "id externalid customerid number customernumber no nr klientonr klientonumeris codice codicecliente "
    "номер клиентскиномер",
    "company": "company organisation organization account imone organizacija azienda societa ditta фирма компания",
    "position": "position title jobtitle role pareigos ruolo mansione длъжност",
    "language": "language lang locale kalba lingua език",
    "timezone": "timezone laikojuosta fusoorario часовазона",
    "form": "form formofaddress",
    "greeting": "greeting salutation pasisveikinimas saluto поздрав",
    "kind": "kind type rusis tipo вид",
    "prefers": "prefers preferredchannel preferredcontactmethod contactby",
    "allows_news": "newsletter marketing acceptsmarketing acceptsemailmarketing emailmarketing naujienlaiskis naujienos "
    "бюлетин новини",
}
BY_HEAD = {head: field for field, heads in HEADS.items() for head in heads.split()}


class NoTable(Refused):
    words = _("No table can be read from this file. Save it as CSV, one customer a row.")


class NeitherYesNorNo(Refused):
    words = _("“{given}” says neither yes nor no. Write yes, or the day on which they allowed it: 2026-11-24.")


class NoColumnChosen(Refused):
    words = _("Say which column holds a mail address, a telephone or a number by which each customer is known again.")


@dataclass(frozen=True)
class Reading:
    """How a file is read, and which field each of its columns is."""

    encoding: str
    delimiter: str
    has_heads: bool
    fields: tuple[str, ...] = ()

    def rows(self, raw: bytes) -> Iterator[list[str]]:
        """Its rows behind the heads, without empty ones. Raises `NoTable`."""
        found = _cells(raw, encoding=self.encoding, delimiter=self.delimiter)
        return islice(found, 1, None) if self.has_heads else found

    def heads(self, raw: bytes) -> list[str]:
        first = next(_cells(raw, encoding=self.encoding, delimiter=self.delimiter), [])
        return [cell.strip() for cell in first] if self.has_heads else ["" for _cell in first]


def guess(raw: bytes) -> Reading:
    """How the file seems to be written, and what its columns seem to hold. Raises `NoTable`."""
    encoding = guess_encoding(raw)
    delimiter = guess_delimiter(raw, encoding=encoding)
    rows = list(islice(_cells(raw, encoding=encoding, delimiter=delimiter), LOOKED_AT))
    if not rows:
        raise NoTable
    has_heads = not any("@" in cell or is_phone(phone(cell)) for cell in rows[0])
    body = rows[1:] if has_heads else rows
    fields = guess_fields(rows[0] if has_heads else [], body, columns=max(map(len, rows)))
    return Reading(encoding, delimiter, has_heads, fields)


def guess_encoding(raw: bytes) -> str:
    """UTF-8 and UTF-16 show themselves; of the old code pages the one in which the most letters make sense."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return max(LETTERS, key=lambda code: _sense(raw, code))
    return "utf-8-sig"


def _sense(raw: bytes, encoding: str) -> float:
    strange = [sign for sign in raw.decode(encoding, "replace").lower() if not sign.isascii()]
    known = sum(sign in LETTERS[encoding] for sign in strange)
    return known / len(strange) if strange else 0


def guess_delimiter(raw: bytes, *, encoding: str) -> str:
    """The sign at which the rows fall apart into the same number of cells, the more the better."""
    return max(DELIMITERS, key=lambda sign: _evenness(raw, encoding=encoding, delimiter=sign))


def _evenness(raw: bytes, *, encoding: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(row) for row in islice(_cells(raw, encoding=encoding, delimiter=delimiter), LOOKED_AT)]
    except NoTable:
        return 0, 0
    if not widths or max(widths) < 2:
        return 0, 0
    width, count = Counter(widths).most_common(1)[0]
    return (count / len(widths), width) if width > 1 else (0, 0)


def guess_fields(heads: Sequence[str], rows: Sequence[Sequence[str]], *, columns: int) -> tuple[str, ...]:
    """By what its head says, else by what stands in it; each field but addresses once."""
    found: list[str] = []
    for place in range(min(columns, MOST_COLUMNS)):
        head = "".join(sign for sign in fold(heads[place]) if sign.isalnum()) if place < len(heads) else ""
        cells = [row[place] for row in rows if place < len(row) and row[place].strip()]
        guessed = BY_HEAD.get(head) or _by_cells(cells)
        found.append("" if guessed in found and guessed not in ("email", "phone") else guessed)
    return tuple(found)


def _by_cells(cells: Sequence[str]) -> str:
    if cells and all(re.fullmatch(r"\s*[^@\s]+@[^@\s]+\.[^@\s]+\s*", cell) for cell in cells):
        return "email"
    return "phone" if cells and all(cell.strip().startswith("+") and is_phone(phone(cell)) for cell in cells) else ""


def _cells(raw: bytes, *, encoding: str, delimiter: str) -> Iterator[list[str]]:
    if encoding not in ENCODINGS or delimiter not in DELIMITERS:
        raise NoTable
    text = io.StringIO(raw.decode(encoding, "replace").replace("\x00", ""), newline="")
    try:
        for row in csv.reader(text, delimiter=delimiter):
            if any(cell.strip() for cell in row):
                yield [cell[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]]
    except csv.Error as broken:
        raise NoTable from broken


def customer_in(row: Sequence[str], fields: Sequence[str], *, named_by: str = "") -> CustomerRecord:
    """The customer of one row; consents were given as the row (`named_by`) says. Raises what a record is refused with."""
    held = [(field, cell.strip()) for field, cell in zip(fields, row, strict=False) if field and cell.strip()]
    given = dict(reversed(held))
    named = {name: plain(given, name, at_most=length) for name, length in LENGTHS.items()}
    named["name"] = named["name"] or plain(
        {"name": " ".join(filter(None, map(given.get, ("first_name", "last_name"))))}, "name", at_most=200
    )
    for name, codes in (("kind", CustomerKind.values), ("form", Form.values), ("prefers", Preference.values)):
        named[name] = _code(given.get(name, ""), codes)
    record = CustomerRecord(
        traits={name: value for name, value in named.items() if value},
        external_id=plain(given, "external_id", at_most=LONGEST_ID),
        company_name=plain(given, "company", at_most=200),
        consents=allowed_in(given, named_by=named_by),
        taken_back=dict.fromkeys(taken_back_in(given), named_by),
    )
    for field, cell in held:
        if field in (Way.EMAIL, Way.PHONE):
            for one in re.split(r"[;,]|\s{2,}" if field == Way.EMAIL else r"[;,]", cell):
                record = record.with_address(field, one) if one.strip() else record
    return known_again(record)


def allowed_in(given: Mapping[str, str], *, named_by: str) -> list[Allowed]:
    """What the row says that they allow, and since when where it says so; no and nothing allow nothing."""
    return [
        Allowed(purpose, named_by, None if cell in YES else day(cell))
        for purpose, cell in _cells_of_consents(given)
        if cell not in NO
    ]


def taken_back_in(given: Mapping[str, str]) -> list[str]:
    """What the row says that they do not allow; an empty cell says nothing."""
    return [purpose for purpose, cell in _cells_of_consents(given) if cell in NO]


def _cells_of_consents(given: Mapping[str, str]) -> list[tuple[str, str]]:
    cells = ((purpose, given.get(f"allows_{purpose}", "").casefold()) for purpose in Purpose.values)
    return [(purpose, cell) for purpose, cell in cells if cell]


def day(cell: str) -> datetime | None:
    """A day or moment as spreadsheets write it. Raises `NeitherYesNorNo`."""
    written = re.sub(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})", lambda one: f"{one[3]}-{one[2]:0>2}-{one[1]:0>2}", cell)
    try:
        return moment(written.upper())
    except NotATime as neither:
        raise NeitherYesNorNo(given=cell[:80]) from neither


def _code(cell: str, codes: Sequence[str]) -> str:
    plain_cell = cell.casefold()
    if plain_cell and plain_cell not in codes:
        raise NotOneOf(given=cell[:80], choices=", ".join(codes))
    return plain_cell
