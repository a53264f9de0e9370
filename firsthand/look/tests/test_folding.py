"""Constant words of a template are answered when it is compiled; what varies is not."""

from typing import Any

import pytest
from django.template import engines
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from markupsafe import Markup, escape


class Shown:
    def __html__(self) -> str:
        return "<i>shown</i>"


def look() -> Any:
    return next(engine for engine in engines.all() if type(engine).__module__ == "firsthand.look.engine")


def drawn(source: str, language: str = "en", **values: object) -> str:
    compiled = look().env.speaking(language).from_string(source)
    with translation.override(language):
        return str(compiled.render(**values))


class TestASentence:
    @pytest.mark.parametrize("language", ["en", "lt", "it", "bg"])
    def test_is_in_the_language_of_the_page(self, language: str) -> None:
        with translation.override(language):
            said = gettext("Desk")

        assert drawn('{{ _("Desk") }}', language) == said

    def test_escapes_the_values_in_it(self) -> None:
        assert drawn('{{ _("%(span)s late", span=span) }}', span="<b>") == "&lt;b&gt; late"

    def test_may_be_chosen_while_the_page_is_drawn(self) -> None:
        source = '{{ _("Desk") if here else _("Search") }}'

        assert [drawn(source, here=here) for here in (True, False)] == ["Desk", "Search"]


class TestAPage:
    def test_that_was_drawn_in_one_language_is_drawn_in_another(self) -> None:
        said = []
        for language in ("lt", "it", "lt"):
            with translation.override(language):
                said.append(look().get_template("look/keys.html").template.module.keys_dialog())

        assert said[0] == said[2] != said[1]

    def test_holds_the_picture_and_its_words_as_one_text(self) -> None:
        source = '<b>{{ icon("check") }} {{ _("Desk") }}</b>{{ count }}'
        assert len(list(look().env.speaking("en").from_string(source).generate(count=1))) == 2


class TestAPart:
    def test_with_constant_words_is_drawn_beforehand(self) -> None:
        source = '{% from "look/button.html" import button %}<p>{{ button(_("Keep"), size="small") }}</p>{{ count }}'

        (before, _count) = look().env.speaking("en").from_string(source).generate(count=1)

        assert before.startswith("<p>") and before.endswith("</p>") and "Keep" in before

    def test_is_drawn_as_it_would_be_with_what_varies(self) -> None:
        source = (
            '{% from "look/button.html" import button as made %}{{ made("<Keep>", key="k", attributes={"id": ID}) }}'
        )

        assert drawn(source.replace("ID", '"a"')) == drawn(source.replace("ID", "varies"), varies="a")

    def test_with_a_body_is_drawn_with_what_varies_in_it(self) -> None:
        source = (
            '{% from "look/dialog.html" import dialog %}{% call dialog("keys", _("Keys")) %}{{ words }}{% endcall %}'
        )

        assert "&lt;here&gt;" in drawn(source, words="<here>")


class TestAValue:
    """What is put out is escaped, whatever it is."""

    @pytest.mark.parametrize(
        "value", ["<a href='x'>&\"", Markup("<b>"), SafeString("<b>"), 5, 1.5, None, True, Shown()]
    )
    def test_stands_in_the_page_as_markupsafe_has_it(self, value: object) -> None:
        assert drawn("{{ value }}", value=value) == escape(value)
        assert drawn("{% macro said() %}{{ value }}{% endmacro %}{{ said() }}", value=value) == escape(value)


class TestAMacro:
    MACRO = (
        "{% macro said(words, tone='') %}<i{{ {'data-tone': tone or none} | xmlattr }}>{{ words }}</i>{% endmacro %}"
    )

    @pytest.mark.parametrize(
        ("called", "shown"),
        [
            ("{{ said('<b>') }}", "<i>&lt;b&gt;</i>"),
            ("{{ said(words, tone='late') }}", '<i data-tone="late">&lt;u&gt;</i>'),
            ("{% for one in (1, 2) %}{{ said(one) }}{% endfor %}", "<i>1</i><i>2</i>"),
            ("{% set twice %}{{ said(said(words)) }}{% endset %}{{ twice }}", "<i><i>&lt;u&gt;</i></i>"),
        ],
        ids=["with a constant", "with a value", "in a loop", "within another"],
    )
    def test_escapes_what_it_is_given_once(self, called: str, shown: str) -> None:
        assert drawn(self.MACRO + called, words="<u>") == shown

    def test_is_called_with_a_body(self) -> None:
        source = "{% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}{{ words }}{% endcall %}"
        assert drawn(source, words="<u>") == "[&lt;u&gt;]"


class TestPiecesOneAfterAnother:
    def test_are_plain_until_they_are_put_out(self) -> None:
        assert drawn('{{ "#message-" ~ 5 ~ words }}', words="<") == "#message-5&lt;"

    def test_leave_what_is_safe(self) -> None:
        assert drawn('{{ safe ~ "<" ~ 5 }}', safe=Markup("<i>")) == "<i>&lt;5"
