"""Whether the questions of a form are good. Pure."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.channels.webform.rules.questions import SERVES, Kind, Option, Purpose, Question, Spoken, spoken
from firsthand.channels.webform.rules.refusals import (
    FormAsksNoAddress,
    NothingToChoose,
    PurposeIsTwice,
    PurposeIsWrong,
    QuestionSaysNothing,
    TooMuchAsked,
)
from firsthand.kit.text import one_line, without_nulls

MOST, MOST_OPTIONS, LONGEST = 40, 60, 300
CODE = re.compile(r"[a-z0-9_-]{1,40}")


def checked_questions(questions: Sequence[Question], *, language: str) -> list[Question]:
    """The same, each good and under a code of its own.

    Raises TooMuchAsked, QuestionSaysNothing, NothingToChoose, PurposeIsTwice, PurposeIsWrong, FormAsksNoAddress.
    """
    if len(questions) > MOST:
        raise TooMuchAsked(most=MOST)
    good = [_checked(one, place, language) for place, one in enumerate(questions, 1)]
    _refuse_purposes(good, language)
    return list(_under_codes(good))


def _checked(question: Question, place: int, language: str) -> Question:
    words, help_ = _plain(question.words), _plain(question.help)
    if not words:
        raise QuestionSaysNothing(place=place)
    options = list(_options(question, language))
    if question.chooses and len(options) < 2:
        raise NothingToChoose(question=spoken(words, language, otherwise=language))
    is_required = question.is_required or question.purpose == Purpose.ADDRESS
    return replace(question, words=words, help=help_, options=options, is_required=is_required)


def _options(question: Question, language: str) -> Iterator[Option]:
    """Each once, under a code made of its words: it stays when others are put before it."""
    if question.chooses:
        said = [words for one in question.options[:MOST_OPTIONS] if (words := _plain(one.words))]
        yield from {(code := _code_for(words, language)): Option(code, words) for words in said}.values()


def _code_for(words: Spoken, language: str) -> str:
    return "o" + hashlib.sha256(spoken(words, language, otherwise=language).encode()).hexdigest()[:8]


def _plain(words: Spoken) -> dict[str, str]:
    said = {code: one_line(without_nulls(one), at_most=LONGEST) for code, one in words.items()}
    return {code: one for code, one in said.items() if one}


def _refuse_purposes(questions: Sequence[Question], language: str) -> None:
    served = [one for one in questions if one.purpose != Purpose.NONE]
    for one in served:
        if one.kind not in SERVES[one.purpose]:
            raise PurposeIsWrong(
                question=spoken(one.words, language, otherwise=language), purpose=Purpose(one.purpose).label
            )
        if sum(other.purpose == one.purpose for other in served) > 1:
            raise PurposeIsTwice(purpose=Purpose(one.purpose).label)
    if not any(one.purpose == Purpose.ADDRESS and one.kind == Kind.EMAIL for one in served):
        raise FormAsksNoAddress


def _under_codes(questions: Sequence[Question]) -> Iterator[Question]:
    """A new question gets a code that no other has; those that have one keep it, for pages may be open."""
    taken = {one.code for one in questions if CODE.fullmatch(one.code)}
    used: set[str] = set()
    free = (code for number in range(1, 2 * MOST + 2) if (code := f"q{number}") not in taken)
    for one in questions:
        code = one.code if CODE.fullmatch(one.code) and one.code not in used else next(free)
        used.add(code)
        yield replace(one, code=code)
