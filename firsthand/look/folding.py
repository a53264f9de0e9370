"""What a template asks for in constant words is answered once, when it is compiled for a language.

A conversation names some hundred sentences, pictures, files and buttons that are the same on every page; asked at each
reading they are a third of the drawing. Folded, they stand in the compiled template as the text around them does.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext
from jinja2 import Environment, Template, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from firsthand.look.calling import Calling

Answer = Callable[..., object]
SENTENCES = frozenset({"_", "gettext"})
STILL = (nodes.Const, nodes.Dict, nodes.List, nodes.Tuple)


class OwnTemplate(Template):
    """A template whose macros are made once: nobody gives one template other globals than its environment has."""

    def _get_default_module(self, ctx: Any = None) -> Any:
        return super()._get_default_module() if self._module is None else self._module


class LanguageEnvironment(Environment):
    """An environment whose templates speak one language.

    `constants` are the functions, and `parts` the templates of macros, that are answered beforehand: their answers
    depend on nothing but the language and the words that they are given. What is `plain` wants to know nothing of the page
    that calls it.
    """

    code_generator_class = Calling
    template_class = OwnTemplate
    language: str | None = None
    constants: Mapping[str, Answer] = {}
    parts: Collection[str] = ()
    plain: Collection[str] = ()

    def speaking(self, language: str | None) -> "LanguageEnvironment":
        """The same with templates of its own, in this language."""
        speaker = self.overlay()
        speaker.language = language
        return speaker

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        with translation.override(self.language):
            folded: nodes.Template = Folding(self).visit(parsed)
        return folded


class Folding(NodeTransformer):
    """Calls with constant words become their answers; a sentence with values in it keeps only the filling in."""

    def __init__(self, environment: LanguageEnvironment) -> None:
        self._environment = environment
        self._answers = dict(environment.constants)

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:  # noqa: N802  # so Jinja2 calls them
        """From here on the macros of such a part answer as well."""
        if isinstance(node.template, nodes.Const) and node.template.value in self._environment.parts:
            part = self._environment.get_template(node.template.value).module
            pairs = (name if isinstance(name, tuple) else (name, name) for name in node.names)
            self._answers |= {called: getattr(part, name) for name, called in pairs}
        return node

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        """What is called with a body of its own is never constant; what it is given may be."""
        self.generic_visit(node.call)
        node.body = [self.visit(one) for one in node.body]
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        called = node.node.name if isinstance(node.node, nodes.Name) else ""
        answer = self._answers.get(called)
        if answer is None or node.dyn_args or node.dyn_kwargs:
            return node
        try:
            words = [value_of(one) for one in node.args]
        except nodes.Impossible:
            return node
        try:
            named = {one.key: value_of(one.value) for one in node.kwargs}
        except nodes.Impossible:
            return filled_in(words[0], node) if called in SENTENCES else node
        return constant(answer(*words, **named), node)


def value_of(node: nodes.Expr) -> Any:
    """What stands there for good; raises `Impossible` where that is known only when the page is drawn."""
    if not isinstance(node, STILL):
        raise nodes.Impossible
    return node.as_const()


def constant(answer: object, node: nodes.Call) -> nodes.Expr:
    return nodes.Const(answer, lineno=node.lineno, environment=node.environment)


def filled_in(english: str, node: nodes.Call) -> nodes.Expr:
    """The sentence with its values, each of them escaped, as Markup does when it is filled."""
    pairs = [nodes.Pair(nodes.Const(one.key), one.value, lineno=node.lineno) for one in node.kwargs]
    sentence = Markup(gettext(english))  # noqa: S704  # our own words
    return nodes.Mod(constant(sentence, node), nodes.Dict(pairs), lineno=node.lineno)
