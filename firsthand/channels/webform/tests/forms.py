"""What these tests fill in."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from firsthand.channels.webform.actions import FormSettings, Sent
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.rules.filling import read
from firsthand.channels.webform.rules.questions import Kind, Option, Purpose, Question
from firsthand.channels.webform.stamp import Stamp
from firsthand.conversations.models import Inbox
from firsthand.conversations.rules.incoming import IncomingFile
from tests.cast import nine

NAME = Question("name", Kind.TEXT, {"en": "Your name", "lt": "Jūsų vardas"}, Purpose.NAME, is_required=True)
ADDRESS = Question("email", Kind.EMAIL, {"en": "Your e-mail", "lt": "Jūsų el. paštas"}, Purpose.ADDRESS)
ABOUT = Question(
    "about",
    Kind.CHOICE,
    {"en": "About", "lt": "Apie ką"},
    options=[Option("", {"en": "A repair", "lt": "Remontą"}), Option("", {"en": "A delivery", "lt": "Pristatymą"})],
)
DAY = Question("day", Kind.DATE, {"en": "A day that suits you"})
PHONE = Question("phone", Kind.PHONE, {"en": "Telephone", "lt": "Telefonas"})
WORDS = Question("words", Kind.LONG, {"en": "Your message", "lt": "Jūsų žinutė"}, Purpose.WORDS, is_required=True)
FILES = Question("files", Kind.FILE, {"en": "Files", "lt": "Failai"})
ALL = (NAME, ADDRESS, ABOUT, DAY, PHONE, WORDS, FILES)

RUTA = {"name": "Rūta Kazlauskienė", "email": "ruta@pastas.example", "words": "The fridge hums at night."}


def contact(inbox: Inbox, *, name: str = "contact", questions: Sequence[Question] = ALL) -> FormSettings:
    return FormSettings(
        name=name,
        inbox=inbox,
        questions=questions,
        titles={"en": "Write to us", "lt": "Parašykite mums"},
        other_ways={"en": "Or call +370 5 200 0000."},
    )


def filled(
    form: Form,
    answers: Mapping[str, str | Sequence[str]] = RUTA,
    *,
    page: str = "page-1",
    at: datetime = nine,
    took: timedelta | None = timedelta(minutes=1),
    client: str = "203.0.113.7",
    files: Sequence[IncomingFile] = (),
    is_trapped: bool = False,
    language: str = "en",
) -> Sent:
    """Somebody filled in the form, in a minute unless it is said otherwise."""
    written = {code: [words] if isinstance(words, str) else words for code, words in answers.items()}
    return Sent(
        filled=read(form.questions, written, files={"files": files}),
        language=language,
        stamp=Stamp(page, None if took is None else at - took),
        client=client,
        is_trapped=is_trapped,
    )
