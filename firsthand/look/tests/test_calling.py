"""What templates become calls macros and asks for parts as Jinja2 would, only without a look at what they are."""

from dataclasses import dataclass

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from firsthand.look.escaping import attributes
from firsthand.look.tests.test_folding import drawn

GREETS = '{% macro greets(name, how="Hello") %}{{ how }}, <b>{{ name }}</b>{% endmacro %}'
WRAPS = "{% macro wraps() %}<i>{{ caller() if caller is defined }}</i>{% endmacro %}"


@dataclass
class Known:
    name: str
    kept: dict[str, str]


class TestAMacro:
    @pytest.mark.parametrize(
        ("called", "shown"),
        [
            ('greets("Rūta")', "Hello, <b>Rūta</b>"),
            ('greets("Rūta", "Labas")', "Labas, <b>Rūta</b>"),
            ('greets(how="Ciao", name="<i>")', "Ciao, <b>&lt;i&gt;</b>"),
            ('greets("a") ~ "<"', "Hello, <b>a</b>&lt;"),
        ],
    )
    def test_takes_what_it_names(self, called: str, shown: str) -> None:
        assert drawn(GREETS + "{{ " + called + " }}") == shown

    @pytest.mark.parametrize("called", ['greets("a", "b", "c")', 'greets("a", whom="b")'])
    def test_refuses_what_it_does_not(self, called: str) -> None:
        with pytest.raises(TypeError, match="greets"):
            drawn(GREETS + "{{ " + called + " }}")

    def test_says_what_it_was_not_given(self) -> None:
        with pytest.raises(UndefinedError, match="name"):
            drawn(GREETS + "{{ greets() }}")

    def test_draws_what_its_caller_gives_and_goes_without(self) -> None:
        assert drawn(WRAPS + "{% call wraps() %}<b>{% endcall %}{{ wraps() }}") == "<i><b></i><i></i>"


class TestAPartOfAValue:
    def test_is_its_attribute_or_what_a_mapping_holds_under_the_name(self) -> None:
        known = Known("Rūta", {"way": "<chat>", "items": "not this"})

        assert (
            drawn("{{ one.name }} {{ one.kept.way }} {{ one.kept.items() | length }}", one=known)
            == "Rūta &lt;chat&gt; 2"
        )

    @pytest.mark.parametrize("asked", ["one.age", "one.kept.age", "one.age.months"])
    def test_that_is_not_there_fails_where_it_is_drawn(self, asked: str) -> None:
        with pytest.raises(UndefinedError, match="age"):
            drawn("{{ " + asked + " }}", one=Known("Rūta", {}))


class TestTheAttributesOfATag:
    def test_are_escaped_and_those_without_a_value_left_out(self) -> None:
        assert attributes({"title": '"><', "hidden": "", "href": None, "data-n": 3}) == Markup(
            ' title="&#34;&gt;&lt;" hidden="" data-n="3"'
        )

    @pytest.mark.parametrize("name", ["on x", "a=b", "a>", "a/b"])
    def test_have_names_that_end_nothing(self, name: str) -> None:
        with pytest.raises(ValueError, match="attribute"):
            attributes({name: "x"})
