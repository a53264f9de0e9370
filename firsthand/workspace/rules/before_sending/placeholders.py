"""Whether something that should have been filled in stands there as it was. Pure."""

import re

from firsthand.workspace.rules.before_sending.finding import Answer, Doubt, Finding

# What people write in brackets for what they will fill in later.
THINGS = (
    r"name|first name|surname|date|time|day|amount|sum|price|number|order|link|address|city|product|model|reason"
    r"|vardas|pavardė|data|laikas|diena|suma|kaina|numeris|užsakymas|nuoroda|adresas|miestas|prekė|modelis|priežastis"
    r"|nome|cognome|ora|giorno|importo|somma|prezzo|numero|ordine|indirizzo|città|prodotto|modello|motivo"
    r"|име|фамилия|дата|час|ден|сума|цена|номер|поръчка|връзка|адрес|град|продукт|модел|причина"
)
OPEN = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\{[a-z_]+\.[a-z_]+(?:\|[^{}\n]*)?\}|\{(?:name|customer|vardas|nome|име)\}"
    rf"|[\[<](?:(?:your|the|customer|insert|jūsų|kliento|įrašyti|suo|il|inserire|вашето|клиент|въведете)\s+)?(?:{THINGS})(?:\s+(?:of|here|čia|qui|тук)[^\[\]<>\n]{{0,20}})?[\]>]"
    r"|_{3,}|\?{4,}|\[\s*(?:\.{2,}|…)\s*\]",
    re.IGNORECASE,
)
# Loud only in capitals: xxx under a letter is three kisses. The second X is Cyrillic.
LOUD = re.compile(r"(?<![\w-])(?:TODO|TBD|X{3,}|Х{3,})(?![\w-])")

# By a slash a saved reply is looked for; a path goes on with another one, and in km/h and and/or none begins a word.
CALLED_FOR = re.compile(r"^[ \t]*(/[^\W\d_][\w-]{1,40})(?=\s|\Z)|(?<=\s)(/[^\W\d_][\w-]{1,40})\Z", re.MULTILINE)


def left_open(answer: Answer) -> Finding | None:
    """A place to fill in was left as it is."""
    found = OPEN.search(answer.own) or LOUD.search(answer.own)
    return Finding(Doubt.LEFT_OPEN, found[0]) if found else None


def not_inserted(answer: Answer) -> Finding | None:
    """A saved reply was called for, and what was typed for it stands there still."""
    found = CALLED_FOR.search(answer.own)
    return Finding(Doubt.NOT_INSERTED, found[1] or found[2]) if found else None
