"""What a form asks. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Spoken = Mapping[str, str]  # language → words


class Kind(models.TextChoices):
    """How a question is answered."""

    TEXT = "text", _("a line")
    LONG = "long", _("several lines")
    CHOICE = "choice", _("one of several")
    SEVERAL = "several", _("any of several")
    DATE = "date", pgettext_lazy("kind of question", "a day")
    NUMBER = "number", _("a number")
    EMAIL = "email", _("an e-mail address")
    PHONE = "phone", _("a telephone number")
    FILE = "file", pgettext_lazy("kind of question", "files")


class Purpose(models.TextChoices):
    """What the answer is to us beside an answer; each is asked at most once."""

    NONE = "", _("for us to know")
    NAME = "name", _("the customer’s name")
    ADDRESS = "address", _("the address that we answer")
    SUBJECT = "subject", _("what it is about")
    WORDS = "words", _("the message itself")


# Which kinds of answers can serve a purpose.
SERVES: Mapping[str, tuple[Kind, ...]] = {
    Purpose.NAME: (Kind.TEXT,),
    Purpose.ADDRESS: (Kind.EMAIL,),
    Purpose.SUBJECT: (Kind.TEXT, Kind.CHOICE),
    Purpose.WORDS: (Kind.LONG,),
}
CHOOSES = (Kind.CHOICE, Kind.SEVERAL)


@dataclass(frozen=True)
class Option:
    """One of several answers."""

    code: str
    words: Spoken


@dataclass(frozen=True)
class Question:
    """One question, in the languages of its form; `code` names it in the page and never changes."""

    code: str
    kind: Kind
    words: Spoken
    purpose: Purpose = Purpose.NONE
    is_required: bool = False
    help: Spoken = field(default_factory=dict)
    options: Sequence[Option] = ()

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "kind": str(self.kind), "purpose": str(self.purpose)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Question":
        options = [Option(one["code"], one["words"]) for one in kept["options"]]
        said = {**kept, "kind": Kind(kept["kind"]), "purpose": Purpose(kept["purpose"]), "options": options}
        return cls(**said)

    @property
    def chooses(self) -> bool:
        return self.kind in CHOOSES


def spoken(words: Spoken, language: str, *, otherwise: str) -> str:
    """The words in this language, else in the form's own, else in any."""
    return words.get(language) or words.get(otherwise) or next(iter(words.values()), "")


def serving(questions: Sequence[Question], purpose: Purpose) -> Question | None:
    """The question that has this purpose."""
    return next((one for one in questions if one.purpose == purpose), None)
