"""Whom an answer greets, and whether it says anything else. Pure."""

import re

from firsthand.workspace.rules.before_sending.finding import Answer, Doubt, Finding
from firsthand.workspace.rules.before_sending.naming import is_called

WORDS = (
    r"dear|hello|hi|hey|good (?:morning|afternoon|evening|day)"
    r"|laba diena|labas(?: rytas| vakaras)?|labą (?:dieną|rytą|vakarą)|sveik[ai]|sveikas"
    r"|gerb(?:\.|iam(?:as|a|oji|asis|ieji)?)|miel(?:as|a|oji|asis)"
    r"|buongiorno|buonasera|salve|ciao|gentile|gentilissim[oa]|egregio|car[oa]|spett\.?"
    r"|здравей(?:те)?|добър ден|добро утро|добър вечер|уважаем[аи]?|драг[аи]|скъп[аи]"
)
TITLES = (
    r"mr|mrs|ms|miss|dr|prof|p|ponas|ponia|pone|panele|gerb|gerbiam\w*|sig|sig\.ra|sig\.na|sig\.r|signor|signora|signorina|dott|dott\.ssa"
    r"|г|г-н|г-жо|г-жа|г-це|господин|господине|госпожо|госпожа|д-р"
)
GREETING = re.compile(rf"\A\s*(?:{WORDS})(?![\w])(?P<rest>[^\n]{{0,80}})", re.IGNORECASE)
# The first words after a greeting that are a name: they begin with a capital letter, as names in all four languages do.
NAME = re.compile(
    rf"\A[ ,]*(?:(?i:{WORDS})[ ,]+)?(?:(?i:{TITLES})\.?[ ]+)*(?P<name>[^\W\d_a-z][\w'’-]+(?:[ ]+[^\W\d_][\w'’-]+)?)[ ]*(?:[,!.:;–—-]|\Z)"
)
NEEDS_NAME = re.compile(
    r"\A\s*(?:(?:dear|gerb\.|gerbiam(?:as|a|oji|asis)|miel(?:as|a|oji|asis)|gentile|egregio|уважаем[аи]?|драг[аи]|скъп[аи])\s*[,!]"
    r"|(?:hello|hi|sveik[ai]|sveikas|laba diena|ciao|buongiorno|salve|здравей(?:те)?)(?:\s*,\s*[,!]|\s+[,!]))",
    re.IGNORECASE,
)
PARTING = re.compile(
    r"^\s*(?:(?:kind|best|warm)(?:est)? regards|regards|best wishes|best|sincerely|yours (?:sincerely|faithfully|truly)|cheers"
    r"|(?:thank you|thanks|ačiū|grazie|благодаря|благодарим)(?=[\s,.!]*$)"
    r"|pagarbiai|geriausi linkėjimai|linkėjimai|su pagarba|gražios dienos|geros dienos"
    r"|(?:cordiali|distinti) saluti|un (?:cordiale )?saluto|saluti|a presto"
    r"|поздрави|с уважение|най-добри пожелания|хубав ден|приятен ден)(?![\w])[^\n]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
# Nobody's name.
ANYBODY = frozenset(
    "all everyone everybody team there sir madam customer client friend colleagues folks again"
    " klientas kliente klientai kolegos visi visiems drauge draugai ponai"
    " cliente clienti tutti tutte signori signore signora signor signorina team"
    " клиенти клиенте клиент всички колеги приятелю приятели господа госпожо госпожи господине".split()
)


def greets_nobody(answer: Answer) -> Finding | None:
    """The greeting has room for a name, and none stands there."""
    found = NEEDS_NAME.search(answer.own)
    return Finding(Doubt.NO_NAME, found[0].strip()) if found else None


def nothing_but_greeting(answer: Answer) -> Finding | None:
    """After the greeting and its comma stands nothing but a parting, and no file goes along."""
    greeting = GREETING.match(answer.own)
    if answer.files or greeting is None or not is_only_greeting(greeting["rest"]):
        return None
    rest = answer.own[greeting.end() :]
    parting = PARTING.search(rest)
    if not parting and not answer.own.endswith(","):
        return None
    said = rest[: parting.start()] if parting else rest
    return None if said.strip() else Finding(Doubt.NOTHING_SAID)


def is_only_greeting(rest: str) -> bool:
    """Whether what follows the greeting on its line is at most a name."""
    return not rest.strip(" ,!.:–—-") or (NAME.match(rest) is not None and len(rest.split()) <= 4)


def wrong_name(answer: Answer) -> Finding | None:
    """Somebody else is greeted; where no name of the reader is known, nobody is."""
    name = greeted(answer.own)
    if not name or not answer.names or is_called(name, answer.names):
        return None
    return Finding(Doubt.WRONG_NAME, name)


def greeted(words: str) -> str:
    """Whose name stands in the greeting; empty where none does."""
    greeting = GREETING.match(words)
    found = NAME.match(greeting["rest"]) if greeting else None
    if found is None or found["name"].split()[0].casefold() in ANYBODY:
        return ""
    return found["name"]
