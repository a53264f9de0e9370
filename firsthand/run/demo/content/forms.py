"""How people are addressed and how their names become an e-mail address, in four languages."""

import unicodedata

from firsthand.run.demo.content.story import Gender

# A Lithuanian name calls by its ending; longer endings are tried first.
LITHUANIAN_VOCATIVES = (
    ("ius", "iau"),
    ("us", "au"),
    ("jas", "jau"),
    ("as", "ai"),
    ("is", "i"),
    ("ys", "y"),
    ("ė", "e"),
)

# The official Bulgarian romanisation (Transliteration Act, 2009): a letter, then how it is spelled.
SPELLED = "аa бb вv гg дd еe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щsht ъa ьy юyu яya"
CYRILLIC = {pair[0]: pair[1:] for pair in SPELLED.split()}

TITLES = {
    "lt": {"f": "ponia {first}", "m": "pone {first}"},
    "it": {"f": "signora {last}", "m": "signor {last}"},
    "bg": {"f": "г-жо {last}", "m": "г-н {last}"},
    "en": {"f": "Ms {last}", "m": "Mr {last}"},
}

SHORT_TITLES = {
    "lt": {"f": "p. {first}", "m": "p. {first}"},
    "it": {"f": "sig.ra {last}", "m": "sig. {last}"},
    "bg": {"f": "г-жа {last}", "m": "г-н {last}"},
    "en": {"f": "Ms {last}", "m": "Mr {last}"},
}


def called(first: str, *, language: str) -> str:
    """The first name as one calls it: Tomas → Tomai, Rūta → Rūta; other languages keep it."""
    if language != "lt":
        return first
    for ending, vocative in LITHUANIAN_VOCATIVES:
        if first.endswith(ending):
            return first.removesuffix(ending) + vocative
    return first


def addressed(name: str, *, gender: Gender, language: str) -> str:
    """The polite form inside a greeting: ponia Rūta, signor Bianchi, г-жо Иванова, Ms Walsh."""
    first, last = name.split(" ", 1)
    return TITLES[language][gender].format(first=called(first, language=language), last=last)


def introduced(name: str, *, gender: Gender, language: str) -> str:
    """The polite form one speaks of them by: p. Rūta, sig.ra Rossi, г-жа Иванова."""
    first, last = name.split(" ", 1)
    return SHORT_TITLES[language][gender].format(first=first, last=last)


def mailbox(name: str, *, domain: str) -> str:
    """The address such a person would have chosen: ruta.kazlauskiene@pastas.example."""
    return f"{latin(name).replace(' ', '.').replace(chr(39), '')}@{domain}"


def latin(text: str) -> str:
    """Lower-case letters a to z for any name of the demo."""
    spelled = "".join(CYRILLIC.get(letter, letter) for letter in text.lower())
    bare = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return bare.replace("-", "")
