"""What somebody filled in, read question by question. Pure: values in, values out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from firsthand.channels.webform.rules.questions import Kind, Purpose, Question, serving
from firsthand.conversations.rules.addressing import AddressIsWrong, party
from firsthand.conversations.rules.incoming import IncomingFile
from firsthand.kit.text import one_line, without_nulls

LONGEST_LINE, LONGEST_WORDS = 500, 50_000
# As for letters: what the inlet takes, it takes here (`email/inlet`).
LARGEST, MOST_FILES = 52_428_800, 30
NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,6})?")
PHONE = re.compile(r"\+?[\d\s().\-/]{3,40}")


@dataclass(frozen=True)
class Filled:
    """The answers by the codes of their questions, the files, and what is wrong with which of them."""

    answers: Mapping[str, Sequence[str]]
    files: Sequence[IncomingFile] = ()
    wrong: Mapping[str, str] = field(default_factory=dict)

    def first(self, question: Question | None) -> str:
        """The answer to a question that has one; empty where there is none."""
        return next(iter(self.answers.get(question.code, ())), "") if question else ""

    def serving(self, questions: Sequence[Question], purpose: Purpose) -> str:
        return self.first(serving(questions, purpose))


def read(
    questions: Sequence[Question],
    written: Mapping[str, Sequence[str]],
    *,
    files: Mapping[str, Sequence[IncomingFile]],
    is_too_large: bool = False,
) -> Filled:
    """Everything as it was written, without what no answer can be, and a sentence for each that is wrong.

    `is_too_large` says that there were more files, or larger ones, than were read.
    """
    answers = {one.code: _answers(one, written.get(one.code, ())) for one in questions if one.kind != Kind.FILE}
    kept = {one.code: list(files.get(one.code, ())) for one in questions if one.kind == Kind.FILE}
    all_files = [file for some in kept.values() for file in some]
    wrong = {one.code: why for one in questions if (why := _wrong(one, answers.get(one.code, []), kept))}
    if is_too_large or len(all_files) > MOST_FILES or sum(len(one.content) for one in all_files) > LARGEST:
        wrong |= dict.fromkeys(kept, _too_much())
    return Filled(answers, all_files, wrong)


def _answers(question: Question, written: Sequence[str]) -> list[str]:
    if question.chooses:
        codes = [one.code for one in question.options]
        chosen = [code for code in codes if code in written]
        return chosen[:1] if question.kind == Kind.CHOICE else chosen
    words = without_nulls(written[0]) if written else ""
    plain = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    if question.kind != Kind.LONG:
        plain = one_line(plain, at_most=LONGEST_LINE + 1)
    return [plain] if plain else []


def _wrong(question: Question, answers: Sequence[str], files: Mapping[str, Sequence[IncomingFile]]) -> str:
    """What to do about it, in the reader's language; empty where all is well."""
    if not answers and not files.get(question.code):
        return _missing(question) if question.is_required else ""
    return _unreadable(question, answers[0]) if answers and not question.chooses else ""


def _missing(question: Question) -> str:
    if question.chooses:
        return _("Please choose here.")
    return _("Please add a file here.") if question.kind == Kind.FILE else _("Please write something here.")


def _unreadable(question: Question, written: str) -> str:
    longest = LONGEST_WORDS if question.kind == Kind.LONG else LONGEST_LINE
    if len(written) > longest:
        return _("This is too long: {longest} letters at most. You can add the rest as a file.").format(longest=longest)
    match question.kind:
        case Kind.EMAIL if not is_address(written):
            return _("This is not a whole e-mail address. Write it like name@example.com.")
        case Kind.NUMBER if not NUMBER.fullmatch(written.replace(" ", "")):
            return _("Please write a number, such as 12 or 12.5.")
        case Kind.PHONE if not PHONE.fullmatch(written):
            return _("Please write a telephone number, such as +370 600 00000.")
        case Kind.DATE if not is_day(written):
            return _("Please write a day as year-month-day, such as 2026-12-24.")
    return ""


def _too_much() -> str:
    return _("Send at most {files} files and {size} MB, all together.").format(files=MOST_FILES, size=LARGEST >> 20)


def is_address(written: str) -> bool:
    """Whether it is one address and nothing else: no name, no second one, no line break."""
    try:
        return party(written).address == written
    except AddressIsWrong:
        return False


def is_day(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False
