"""Whether every word that a person sees is translated into every language; and the catalogues brought up to date."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from firsthand.run.translations import CATALOGUES

LANGUAGES = ("lt", "it", "bg")
SOURCES = CATALOGUES.parent
METHODS = [
    ("**/migrations/**", "ignore"),
    ("**/tests/**", "ignore"),
    ("**/vendor/**", "ignore"),
    ("**.py", "python"),
    ("**/django_templates/**", "checks.django_templates:extract"),
    ("**/templates/**", "jinja2.ext:babel_extract"),
]
# As in firsthand/look/jinja.py; a template that cannot be read is an error, not a gap.
OPTIONS = {"**/templates/**": {"trimmed": "true", "silent": "false", "extensions": "jinja2.ext.do"}}
PLACE = re.compile(r"\{\w+\}|%\(\w+\)\w")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "later": None,  # `gettext_lazy as later`: a table of sentences that are said at another time
    "fact": (2,),  # @fact("message.received", "{customer} wrote: {subject}")
}


def update() -> None:
    """Each catalogue holds exactly the words of today; what is new waits there to be translated."""
    asked = words_of_today()
    for language in LANGUAGES:
        catalogue = stored(language)
        catalogue.update(asked, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        save(catalogue, language)
    tell(list(missing()))


def missing() -> Iterator[str]:
    """A sentence for each word that is not translated, or translated though nobody says it any more."""
    asked = words_of_today()
    for language in LANGUAGES:
        have = stored(language)
        for word in asked:
            if word.id and (wrong := trouble(have.get(word.id, word.context))):
                yield f"{language}: {wrong}: {name(word)}"
        for word in have:
            if word.id and asked.get(word.id, word.context) is None:
                yield f"{language}: no longer said: {name(word)}"


def trouble(word: Message | None) -> str:
    """Why this word cannot be shown to a reader, or nothing."""
    if word is None:
        return "not in the catalogue (python3 x.py translate)"
    if word.fuzzy:
        return "unsure"
    said = word.string if isinstance(word.string, tuple | list) else (word.string,)
    if not all(said):
        return "not translated"
    if places(*said) != places(*([word.id] if isinstance(word.id, str) else word.id)):
        return "other places to fill in"
    return next((str(error) for error in word.check()), "")


def places(*sentences: str) -> set[str]:
    """What a sentence leaves to be filled in: {customer}, %(count)s."""
    return {place for sentence in sentences for place in PLACE.findall(sentence)}


def words_of_today() -> Catalog:
    catalogue = Catalog(project="Firsthand", charset="utf-8", fuzzy=False)
    for file, _, word, comments, context in extract_from_dir(
        SOURCES, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS, comment_tags=("for translators:",)
    ):
        catalogue.add(word, locations=[(f"firsthand/{file}", 0)], auto_comments=comments, context=context)
    return catalogue


def stored(language: str) -> Catalog:
    file = path(language)
    if not file.exists():
        return Catalog(locale=language, project="Firsthand", charset="utf-8", fuzzy=False)
    with file.open("rb") as words:
        return read_po(words, locale=language)


def save(catalogue: Catalog, language: str) -> None:
    file = path(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        write_po(out, catalogue, width=120, include_lineno=False, sort_by_file=True)


def path(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / "django.po"


def name(word: Message) -> str:
    return word.id if isinstance(word.id, str) else word.id[0]


def tell(sentences: list[str]) -> None:
    print(*sentences, f"{len(sentences)} to translate.", sep="\n")


if __name__ == "__main__":
    found = list(missing())
    tell(found)
    sys.exit(bool(found))
