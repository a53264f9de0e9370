"""A second look at an answer before it leaves, as sentences for its writer. It costs nothing while nothing is doubtful."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.words import Words
from firsthand.kit.text import excerpt
from firsthand.workspace.queries import colleagues_to_ask
from firsthand.workspace.rules.before_sending import Answer, Doubt, Finding, findings
from firsthand.workspace.rules.mentions import mentioned
from firsthand.workspace.views.asked import asked, number
from firsthand.workspace.views.signed_in import AtDesk, is_part

NAME_LIKE = re.compile(r"\b[A-ZÀ-ÖØ-ÞĀ-ŽА-Я][^\W\d_]+")
# What a button said, which must mean the same when the answer is sent after all.
BUTTONS = ("then", "send_at")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found this time, in words, and all the codes that its writer has then seen."""

    sentences: list[str]
    codes: str


def second_look(request: AtDesk, found: Conversation, *, words: Words, addressing: Addressing) -> Seen | None:
    """What may be wrong with the answer; None when nothing is, or its writer has seen it.

    Asked by scripts alone: a form without them would lose its files on the way back.
    """
    if not is_part(request) or words.is_empty:
        return None
    seen = [code for code in asked(request, "checked").split(",") if code]
    answer = Answer(words.text, len(words.files), names_of(found, addressing), called(words.text, request, found=found))
    doubtful = [*findings(answer, besides=seen), *wrote_meanwhile(request, found, seen=seen)]
    doubtful = [one for one in doubtful if one.doubt != Doubt.WRONG_NAME or not knows(found, answer)]
    if not doubtful:
        return None
    return Seen([sentence(one, found) for one in doubtful], ",".join([*seen, *(one.doubt for one in doubtful)]))


def names_of(found: Conversation, addressing: Addressing) -> tuple[str, ...]:
    """By which names those are known to whom it goes; an address that serves for a name is none."""
    people = found.customer
    names = [people.name, people.preferred_name, *(one.name for one in chain(addressing.to, addressing.cc))]
    return tuple(name for name in names if name and "@" not in name)


def called(words: str, request: AtDesk, *, found: Conversation) -> tuple[str, ...]:
    """The colleagues that the words call by @; nobody is asked for where there is no @."""
    if "@" not in words:
        return ()
    people = {one.name: one.pk for one in colleagues_to_ask(request.representative)}
    numbers = set(mentioned(words, people=people))
    return tuple(name for name, pk in people.items() if pk in numbers)


def knows(found: Conversation, answer: Answer) -> bool:
    """Whether the name that is greeted is one by which the customer signs: somebody else may write from their address."""
    last = found.messages.filter(kind=Message.Kind.RECEIVED).order_by("-pk").first()
    if last is None:
        return False
    end = "\n".join(last.reply_text.strip().splitlines()[-3:])
    signed = NAME_LIKE.findall(f"{last.sender_name or ''}\n{last.signature}\n{end}")
    again = findings(replace(answer, names=(*answer.names, *signed)))
    return all(one.doubt != Doubt.WRONG_NAME for one in again)


def wrote_meanwhile(request: AtDesk, found: Conversation, *, seen: Sequence[str]) -> list[Finding]:
    """The customer wrote after the last message that the writer had before their eyes."""
    read_to, counted = number(request, "read_to"), number(request, "counted")
    if read_to is None or counted in (None, found.message_count) or Doubt.CUSTOMER_WROTE in seen:
        return []
    letters = found.messages.filter(pk__gt=read_to, kind=Message.Kind.RECEIVED, automatic="").exclude(channel="chat")
    newer = letters.order_by("-pk").first()
    return [Finding(Doubt.CUSTOMER_WROTE, excerpt(newer.reply_text or newer.text))] if newer else []


def sentence(one: Finding, found: Conversation) -> str:
    """The doubt, as its writer reads it."""
    said = {
        Doubt.FORGOTTEN_FILE: _("You write “%(words)s”, but no file goes along."),
        Doubt.LEFT_OPEN: _("“%(words)s” has not been filled in."),
        Doubt.NOT_INSERTED: _("“%(words)s” stands there as it was typed: no saved reply took its place."),
        Doubt.NO_NAME: _("The greeting names nobody: “%(words)s”"),
        Doubt.NOTHING_SAID: _("There is a greeting, and nothing after it."),
        Doubt.WRONG_NAME: _("You greet %(words)s, and write to %(name)s."),
        Doubt.FOR_COLLEAGUES: _("“%(words)s” sounds like a word among colleagues, and the customer would read it."),
        Doubt.CUSTOMER_WROTE: _("%(name)s wrote meanwhile: “%(words)s”"),
    }[one.doubt]
    return said % {"words": one.words, "name": found.customer.called}


def asked_again(request: AtDesk, found: Conversation, seen: Seen) -> HttpResponse:
    """Nothing is sent yet: what was found stands at the place where one writes, and sending once more sends it."""
    meant = [(name, value) for name in BUTTONS if (value := asked(request, name))]
    values = {"id": found.pk, "sentences": seen.sentences, "codes": seen.codes, "meant": meant}
    answer = render(request, "workspace/doubts.html", values, status=422)
    answer["X-Said-There"] = "yes"
    return answer
