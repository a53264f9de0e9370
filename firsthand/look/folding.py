"""What a template asks for in constant words is answered once, when it is compiled for a language.

A thread of twenty messages names some 150 sentences, pictures and files; asked at each reading they are a third of the
drawing. Folded, they stand in the compiled template as the text around them does.
"""

from collections.abc import Callable, Mapping

from django.utils import translation
from django.utils.translation import gettext
from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

Constants = Mapping[str, Callable[..., object]]


class LanguageEnvironment(Environment):
    """An environment whose templates speak one language; `constants` are the functions that are answered beforehand."""

    language: str | None = None
    constants: Constants = {}

    def speaking(self, language: str | None) -> "LanguageEnvironment":
        """The same with templates of its own, in this language."""
        speaker = self.overlay()
        speaker.language = language
        return speaker

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        with translation.override(self.language):
            folded: nodes.Template = Folding(self.constants).visit(parsed)
        return folded


class Folding(NodeTransformer):
    """Calls with constant words become their answers; a sentence with values in it keeps only the filling in."""

    def __init__(self, constants: Constants) -> None:
        self._constants = constants

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802  # so Jinja2 calls it
        self.generic_visit(node)
        called = node.node.name if isinstance(node.node, nodes.Name) else ""
        asked = self._constants.get(called)
        words = [one.value for one in node.args if isinstance(one, nodes.Const)]
        if asked is None or len(words) < len(node.args) or node.dyn_args or node.dyn_kwargs:
            return node
        named = {one.key: one.value.value for one in node.kwargs if isinstance(one.value, nodes.Const)}
        if len(named) == len(node.kwargs):
            return constant(asked(*words, **named), node)
        return filled_in(words[0], node) if called in SENTENCES else node


SENTENCES = frozenset({"_", "gettext"})


def constant(answer: object, node: nodes.Call) -> nodes.Expr:
    return nodes.Const(answer, lineno=node.lineno)


def filled_in(english: str, node: nodes.Call) -> nodes.Expr:
    """The sentence with its values, each of them escaped, as Markup does when it is filled."""
    pairs = [nodes.Pair(nodes.Const(one.key), one.value, lineno=node.lineno) for one in node.kwargs]
    sentence = Markup(gettext(english))  # noqa: S704  # our own words
    return nodes.Mod(constant(sentence, node), nodes.Dict(pairs), lineno=node.lineno)
