"""Which wording a customer reads. Pure."""

from collections.abc import Iterable, Mapping


def wording_for(languages: Iterable[str], wordings: Mapping[str, str]) -> tuple[str, str]:
    """The first of these languages that there are words in, else what was written first: the language and its words."""
    for language in languages:
        if language and language in wordings:
            return language, wordings[language]
    return next(iter(wordings.items()), ("", ""))
