"""Templates speak every language, and let no foreign markup in."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.architecture.house import HOUSE, templates

SPOKEN = {"alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title"}
UNSPOKEN = {"script", "style", "code", "kbd", "svg"}
NAMES = {"Firsthand", "English", "Lietuvių", "Italiano", "Български"}  # the same in every language

SAMPLES = "living"  # the living page shows the parts with words of a story; only people who build them see it

COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
TRANSLATED = re.compile(r"\{%-?\s*trans\b.*?\{%-?\s*endtrans\s*-?%\}", re.DOTALL)
TAG_NAME = re.compile(r"(?<=<)\{\{.*?\}\}|(?<=</)\{\{.*?\}\}")
CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')  # some macros make the attributes of a tag
ZONE = re.compile(r"\b[A-Z][a-z]+/[A-Z][A-Za-z_]+")  # Europe/Vilnius: the same in every language
LETTERS = re.compile(r"[^\W\d_]{2,}")
UNESCAPED = re.compile(r"\|\s*safe\b|\bautoescape\s+false")
REASON = re.compile(r"\{#-?\s*safe: \S+ .*?#\}")  # {# safe: the icon is drawn by our own code #}


def test_every_visible_word_can_be_translated() -> None:
    assert [word for file in templates() if SAMPLES not in file.parts for word in bare_words(file)] == []


def test_markup_is_let_through_only_with_a_reason() -> None:
    assert [
        f"{file.relative_to(HOUSE)}:{number}"
        for file in templates()
        for number, line in enumerate(file.read_text().splitlines(), start=1)
        if UNESCAPED.search(line) and not REASON.search(line)
    ] == []


class TestTheSearchForBareWords:
    """It sees what a person would read, and nothing else."""

    @pytest.mark.parametrize(
        "template",
        [
            "<p>Hello</p>",
            '<input placeholder="Your name">',
            "<p>{{ count }} open</p>",
            "{% if x %}Late{% endif %}",
            '{% macro named() %} title="Late"{% endmacro %}',
        ],
    )
    def test_finds_a_word_outside_the_translations(self, template: str) -> None:
        assert list(Words.bare_in(template))

    @pytest.mark.parametrize(
        "template",
        [
            '<p>{{ _("Hello") }}</p>',
            "{% trans %}Hello {{ name }}{% endtrans %}",
            '<p class="message" data-side="left">{{ words }} · 5</p>',
            '{# why #}{% set title = "Desk" %}<kbd>Ctrl</kbd>Firsthand',
            '<{{ tag }} class="button">{{ words }}</{{ tag }}>',
            "<a {% if x > 1 %}aria-current{% endif %}>→</a>",
            '{% macro opens() %} hx-target="#workspace" class="row"{% endmacro %}',
        ],
    )
    def test_is_silent_about_everything_else(self, template: str) -> None:
        assert not list(Words.bare_in(template))


def bare_words(file: Path) -> Iterator[str]:
    for line, words in Words.bare_in(file.read_text()):
        yield f"{file.relative_to(HOUSE)}:{line} {words}"


class Words(HTMLParser):
    """Collects the words that stand in a page as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.inside: list[str] = []

    @classmethod
    def bare_in(cls, template: str) -> list[tuple[int, str]]:
        reader = cls()
        reader.feed(without_code(template))
        reader.close()
        return reader.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in SPOKEN:
                self.look_at(value or "")
        if tag in UNSPOKEN:
            self.inside.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            self.inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.look_at(ATTRIBUTE.sub(lambda found: found[2] if found[1] in SPOKEN else "", data))

    def look_at(self, words: str) -> None:
        if set(LETTERS.findall(ZONE.sub("", words))) - NAMES:
            self.found.append((self.getpos()[0], " ".join(words.split())))


def without_code(template: str) -> str:
    """The template with its code taken out, and every line where it was."""
    template = TAG_NAME.sub("x", template)
    for pattern in (COMMENT, TRANSLATED, CODE):
        template = pattern.sub(lambda found: "\n" * found.group().count("\n"), template)
    return template
