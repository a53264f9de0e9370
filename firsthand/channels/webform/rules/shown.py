"""The questions of a form as a page shows them, with what was answered and what is wrong. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from firsthand.channels.webform.rules.filling import LONGEST_LINE, LONGEST_WORDS, Filled
from firsthand.channels.webform.rules.questions import Kind, Purpose, Question, spoken

COMPLETED = {Purpose.NAME: "name", Purpose.ADDRESS: "email"}


@dataclass(frozen=True)
class Kept:
    """A file that need not be chosen again: the name under which its bytes lie aside, and how it came."""

    aside: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what was answered to it; an option is its code, its words, and whether it was chosen."""

    code: str
    kind: str
    label: str
    help: str
    is_required: bool
    options: Sequence[tuple[str, str, bool]]
    value: str
    error: str
    kept: Sequence[Kept]
    attributes: Mapping[str, Any] = field(default_factory=dict)


def shown(
    questions: Sequence[Question],
    language: str,
    *,
    otherwise: str,
    filled: Filled,
    kept: Mapping[str, Sequence[Kept]],
) -> list[Asked]:
    """Each of them in this language."""
    return [
        Asked(
            code=one.code,
            kind=one.kind.value,
            label=spoken(one.words, language, otherwise=otherwise),
            help=spoken(one.help, language, otherwise=otherwise),
            is_required=one.is_required,
            options=_options(one, filled.answers.get(one.code, ()), language, otherwise),
            value="" if one.chooses else filled.first(one),
            error=filled.wrong.get(one.code, ""),
            kept=kept.get(one.code, ()),
            attributes=_attributes(one),
        )
        for one in questions
    ]


def _options(question: Question, answers: Sequence[str], language: str, otherwise: str) -> list[tuple[str, str, bool]]:
    return [
        (one.code, spoken(one.words, language, otherwise=otherwise), one.code in answers) for one in question.options
    ]


def _attributes(question: Question) -> dict[str, Any]:
    """How a browser helps to fill it in."""
    match question.kind:
        case Kind.LONG:
            return {"maxlength": LONGEST_WORDS, "rows": 6}
        case Kind.PHONE:
            return {"autocomplete": "tel", "maxlength": 40}
        case Kind.NUMBER:
            return {"inputmode": "decimal", "maxlength": 30}
        case Kind.TEXT | Kind.EMAIL:
            return {"autocomplete": COMPLETED.get(question.purpose), "maxlength": LONGEST_LINE}
    return {}
