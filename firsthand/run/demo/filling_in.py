"""The demo's forms: a few people have filled them in, in four languages, one with a photograph."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from firsthand.channels.webform.actions import Sent, send
from firsthand.channels.webform.models import Form, Sending
from firsthand.channels.webform.rules.filling import read
from firsthand.channels.webform.rules.questions import Question
from firsthand.channels.webform.stamp import Stamp
from firsthand.conversations.actions import reply
from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import IncomingFile
from firsthand.conversations.rules.words import Words
from firsthand.journal.record import as_history
from firsthand.run.demo.chatting import ANSWERS
from firsthand.run.demo.content.pictures import picture
from firsthand.team.models import Representative

TOOK = timedelta(minutes=3)
# Addresses from which nobody writes (RFC 5737): each filled it in somewhere else.
PLACE = "203.0.113.{number}"


@dataclass(frozen=True)
class Told:
    """Who filled in which form how many minutes ago; a choice is told by its place, and a photograph by what it shows."""

    form: str
    language: str
    ago: int
    answers: Mapping[str, str]
    chosen: Mapping[str, int] = field(default_factory=dict)
    photograph: str = ""
    answered: str = ""


FILLED_IN: Sequence[Told] = (
    Told(
        "order", "lt", 1530,
        {"name": "Austėja Petrauskaitė", "email": "austeja.petrauskaite@pastas.example", "order": "NM-48213",
         "phone": "+370 612 30944", "words": "Stalas atvyko su įbrėžtu kampu, dėžė buvo suplyšusi. Kurjeris sakė parašyti jums."},
        {"trouble": 1}, "parcel",
        "Laba diena, Austėja, atsiprašome dėl stalo. Naują viršų atvežame ketvirtadienį, senąjį pasiimsime.",
    ),
    Told(
        "contact", "it", 170,
        {"name": "Davide Marchetti", "email": "davide.marchetti@posta.example",
         "words": "Cerco un divano per un soggiorno di quattro metri. Posso vedere il Miškas a Milano prima di comprarlo?"},
        {"about": 0},
    ),
    Told(
        "order", "bg", 64,
        {"name": "Калина Стоянова", "email": "kalina.stoyanova@poshta.example", "order": "NM-48377",
         "words": "Липсват краката на масата. Всичко друго е наред."},
        {"trouble": 4},
    ),
    Told(
        "contact", "en", 18,
        {"name": "Owen Hartley", "email": "owen.hartley@mail.example",
         "words": "Do you take the old fridge along when you bring the new one? It stands on the third floor, no lift."},
        {"about": 1},
    ),
)  # fmt: skip


@transaction.atomic
def fill_in_forms(*, at: datetime) -> None:
    """They have written by the forms, once; nobody is mailed of what was so before the newcomer came."""
    if Sending.objects.exists():
        return
    forms = {one.name: one for one in Form.objects.select_related("inbox__team", "inbox__calendar")}
    with as_history():
        for number, told in enumerate(FILLED_IN):
            if form := forms.get(told.form):
                _tell(form, told, number=number, at=at - timedelta(minutes=told.ago))


def _tell(form: Form, told: Told, *, number: int, at: datetime) -> None:
    written = {code: [words] for code, words in told.answers.items()}
    written |= {code: [_option(form.questions, code, place)] for code, place in told.chosen.items()}
    sent = Sent(
        filled=read(form.questions, written, files={"files": _files(told)}),
        language=told.language,
        stamp=Stamp(f"demo-{number}", at - TOOK),
        client=PLACE.format(number=number + 1),
    )
    message = send(form, sent, at=at)
    if told.answered:
        _answer(message, told.answered, at=at + timedelta(minutes=25))


def _option(questions: Sequence[Question], code: str, place: int) -> str:
    return next(one for one in questions if one.code == code).options[place].code


def _files(told: Told) -> list[IncomingFile]:
    if not told.photograph:
        return []
    return [IncomingFile("siunta.png", "image/png", picture(told.photograph, seed=7), "", False)]


def _answer(message: Message, words: str, *, at: datetime) -> None:
    by = Representative.objects.with_account().get(account__email=ANSWERS)
    answer = reply(message.matter, words=Words(words), by=by, at=at)
    Message.objects.filter(pk=answer.pk).update(delivery=Message.Delivery.SENT, delivered_at=at)
