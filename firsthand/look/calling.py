"""The code that templates become: Jinja2's own, without its look at what each thing is that is called, asked or put out.

A page calls some three hundred macros and asks for fifteen hundred parts of values; a third of its drawing was that look.
"""

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

from firsthand.look.escaping import safe


class Quick(Macro):
    """A macro that takes only what it names, and whose words are always safe: our environments escape."""

    def __call__(self, *args: Any, **named: Any) -> Markup:
        """Its words; raises TypeError for an argument that it does not know."""
        given = len(args)
        if given < self._argument_count:
            args += tuple([named.pop(name, missing) for name in self.arguments[given:]])
        elif given > self._argument_count:
            raise TypeError(f"macro {self.name!r} takes not more than {self._argument_count} argument(s)")
        if self.caller and not self.explicit_caller:
            args += (named.pop("caller", None) or self._environment.undefined("No caller defined", name="caller"),)
        if named:
            raise TypeError(f"macro {self.name!r} takes no keyword argument {next(iter(named))!r}")
        return safe(self._func(*args))


def part_of(value: Any, name: str, environment: Environment) -> Any:
    """What stands under this name in a mapping, where the value has no such attribute."""
    try:
        return value[name]
    except (TypeError, LookupError, AttributeError):
        return environment.undefined(obj=value, name=name)


class Calling(CodeGenerator):
    """Writes macros as `Quick`, attributes as plain ones, and `escaped` around what is put out."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # so Jinja2 calls it
        self.writeline("from firsthand.look.escaping import escaped, joined")
        self.writeline("from firsthand.look.calling import Quick, part_of")
        self._plain = {"caller", *macros_of(node), *self.environment.plain}  # type: ignore[attr-defined]
        super().visit_Template(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if not isinstance(node.node, nodes.Getattr) and getattr(node.node, "name", "") not in self._plain:
            return super().visit_Call(node, frame, forward_caller=forward_caller)
        self.visit(node.node, frame)
        self.write("(*()")  # each argument begins with a comma
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        return self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`value.name`: its attribute, else what a mapping holds under it; the value is asked for once."""
        self.write("(t_part if (t_part := getattr((t_whole := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else part_of(t_whole, {node.attr!r}, environment))")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            return super().macro_def(macro_ref, frame)
        called, names = getattr(macro_ref.node, "name", None), tuple(one.name for one in macro_ref.node.args)
        return self.write(
            f"Quick(environment, macro, {called!r}, {names!r}, False, False, {macro_ref.accesses_caller!r}, True)"
        )

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            return super().visit_Concat(node, frame)
        self.write("joined((")
        for piece in node.nodes:
            self.visit(piece, frame)
            self.write(", ")
        return self.write("))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            return super()._output_child_pre(node, frame, finalize)
        self.write("escaped(")
        if finalize.src is not None:
            self.write(finalize.src)
        return None


def macros_of(template: nodes.Template) -> Iterator[str]:
    """By which names the template calls macros: its own, and those that it takes from others."""
    yield from (macro.name for macro in template.find_all(nodes.Macro))
    for taken in template.find_all(nodes.FromImport):
        yield from (name[1] if isinstance(name, tuple) else name for name in taken.names)
