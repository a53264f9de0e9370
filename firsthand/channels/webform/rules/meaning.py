"""What was filled in, as the message that it means. Pure."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from firsthand.channels.webform.rules.filling import Filled
from firsthand.channels.webform.rules.questions import Kind, Purpose, Question, serving, spoken
from firsthand.conversations.rules.incoming import FilledIn, Incoming, Party
from firsthand.kit.text import excerpt


def meant(
    questions: Sequence[Question],
    filled: Filled,
    *,
    title: str,
    language: str,
    otherwise: str,
    stamp: str,
    at: datetime,
) -> Incoming:
    """A message from whoever is named, in the language of the page; it names nothing of ours, so it proves nothing."""
    fields = tuple(_fields(questions, filled, language=language, otherwise=otherwise))
    words = filled.serving(questions, Purpose.WORDS)
    told = "\n".join(f"{one.label}: {one.value}" for one in fields)
    return Incoming(
        reference="",
        fingerprint=fingerprint(filled, stamp=stamp),
        sender=Party(filled.serving(questions, Purpose.ADDRESS), filled.serving(questions, Purpose.NAME)),
        to=(),
        cc=(),
        reply_to=(),
        subject=_subject(questions, filled, title=title, language=language, otherwise=otherwise),
        written_at=at,
        text="\n\n".join(filter(None, (words, told))),
        html="",
        reply_text=words,
        quoted="",
        signature="",
        proofs=(),
        delivered_to=(),
        files=tuple(filled.files),
        language=language,
        automatic="",
        bounce="",
        bounced_reference="",
        bounced_address="",
        unreadable=False,
        trouble=(),
        fields=fields,
    )


def fingerprint(filled: Filled, *, stamp: str) -> str:
    """The same page sent twice with the same answers is one message; with others, it is another one."""
    files = [hashlib.sha256(one.content).hexdigest() for one in filled.files]
    said = json.dumps([stamp, sorted((code, list(some)) for code, some in filled.answers.items()), sorted(files)])
    return hashlib.sha256(f"webform\n{said}".encode()).hexdigest()


def _fields(questions: Sequence[Question], filled: Filled, *, language: str, otherwise: str) -> Iterator[FilledIn]:
    """Every question that was answered, in the words in which it was asked; the message itself stands apart."""
    for one in questions:
        answers = filled.answers.get(one.code, ())
        if not answers or one.purpose == Purpose.WORDS:
            continue
        value = ", ".join(in_words(one, code, language, otherwise) for code in answers) if one.chooses else answers[0]
        yield FilledIn(spoken(one.words, language, otherwise=otherwise), value, str(one.kind))


def in_words(question: Question, code: str, language: str, otherwise: str) -> str:
    option = next(one for one in question.options if one.code == code)
    return spoken(option.words, language, otherwise=otherwise)


def _subject(questions: Sequence[Question], filled: Filled, *, title: str, language: str, otherwise: str) -> str:
    """What it is said to be about, else what the form is called and how the words begin."""
    asked = serving(questions, Purpose.SUBJECT)
    if asked and (answer := filled.first(asked)):
        return in_words(asked, answer, language, otherwise) if asked.kind == Kind.CHOICE else answer
    begins = excerpt(filled.serving(questions, Purpose.WORDS), at_most=60)
    return f"{title}: {begins}" if begins else title
