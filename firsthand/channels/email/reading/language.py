"""A guess at the language of words, among those of the workspace; no guess in doubt."""

import re

COMMON = {
    "en": frozenset(
        "the and you is are to of in my i for it have not with this that can please when was on your be hello "
        "thank thanks we do will".split()
    ),
    "lt": frozenset(
        "ir yra ar kad mano jūsų labas laba diena sveiki ačiū prašau kada dėl su bet tai aš man iš į nuo jau taip "
        "per kaip buvo galite noriu norėčiau neveikia užsakymas užsakymą tik kur".split()
    ),
    "it": frozenset(
        "il la di che è e un una per non con mi ho del della sono buongiorno salve grazie quando come vostro "
        "ordine in vorrei posso gli le ma se più anche ciao dei".split()
    ),
    "bg": frozenset(
        "и на не да се за от със съм ми моля здравейте кога благодаря има но какво как поръчка поръчката в с е ви "
        "ще по ли тази този това".split()
    ),
}
LETTERS = {"lt": frozenset("ąčęėįšųūž"), "bg": frozenset("ъщ")}
NOT_BULGARIAN = frozenset("ыэёіїєґўјљњћђџ")
FOREIGN_LATIN = frozenset("äöüßñøåæőűłżźćńśęăâîșțğışãõçêëœď ťňřů".replace(" ", "")) - LETTERS["lt"] - {"ė"}
WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 3_000  # letters


def guess(words: str) -> str:
    """en, lt, it or bg when the words speak clearly for one of them, else ""."""
    found = [each for each in WORD.findall(words[:LOOKED_AT].lower()) if len(each) < 25]
    if len(found) < 2:
        return ""
    letters = set("".join(found))
    foreign = share_of_foreign(found) if letters & FOREIGN_LATIN else 0.0
    scores = sorted(((score(found, letters, name) - (name != "bg") * foreign, name) for name in COMMON), reverse=True)
    (best, name), (second, _) = scores[0], scores[1]
    return name if best >= 0.18 and best >= 1.5 * second and best * len(found) >= 2 else ""


def score(found: list[str], letters: set[str], name: str) -> float:
    """The share of words that this language uses all the time, with its own letters counted."""
    hits = sum(map(COMMON[name].__contains__, found)) / len(found)
    own = 0.06 * len(letters & LETTERS.get(name, frozenset()))
    if name == "bg":
        return hits + own - (0.5 if letters & NOT_BULGARIAN else 0.0)
    return hits + min(own, 0.25)


def share_of_foreign(found: list[str]) -> float:
    """The share of words with a Latin letter that none of the languages has."""
    return sum(not FOREIGN_LATIN.isdisjoint(each) for each in found) / len(found)
