"""A form is made, changed, closed and opened again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from firsthand.channels.webform.facts import FormChanged, FormClosed, FormOpened, FormOpenedAgain
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.rules.asking import checked_questions
from firsthand.channels.webform.rules.questions import Question
from firsthand.channels.webform.rules.refusals import (
    FormChangedMeanwhile,
    FormExists,
    FormHasNoTitle,
    NameIsWrong,
    SiteIsWrong,
)
from firsthand.conversations.models import Inbox
from firsthand.journal.actor import Acts
from firsthand.journal.changing import differing, record_beginning, record_change
from firsthand.journal.record import record
from firsthand.kit.text import one_line, without_nulls
from firsthand.organisation.models import Brand
from firsthand.organisation.rules import a_language
from firsthand.team.rules.permissions import must_administer

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SITE = re.compile(
    r"(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::\d{1,5})?"
)
LONGEST_LINE, LONGEST_WORDS, MOST_SITES = 200, 4_000, 50
LINES, PARAGRAPHS = ("titles", "buttons"), ("introductions", "thanks", "other_ways")


@dataclass(frozen=True, kw_only=True)
class FormSettings:
    """All that is set of a form; wordings are by language."""

    name: str
    inbox: Inbox
    questions: Sequence[Question]
    titles: Mapping[str, str]
    brand: Brand | None = None
    accent: int | None = None
    language: str = "en"
    introductions: Mapping[str, str] = field(default_factory=dict)
    buttons: Mapping[str, str] = field(default_factory=dict)
    thanks: Mapping[str, str] = field(default_factory=dict)
    other_ways: Mapping[str, str] = field(default_factory=dict)
    sites: Sequence[str] = ()

    def checked(self) -> dict[str, Any]:
        """The values, each good. Raises what `rules/refusals.py` names, and UnknownLanguage."""
        said = {part.name: getattr(self, part.name) for part in fields(self) if part.name != "questions"}
        said |= {part: _wordings(said[part], LONGEST_LINE, one_line) for part in LINES}
        said |= {part: _wordings(said[part], LONGEST_WORDS, _paragraphs) for part in PARAGRAPHS}
        if not said["titles"]:
            raise FormHasNoTitle
        language = a_language(self.language)
        language = language if language in said["titles"] else next(iter(said["titles"]))
        asks = [one.as_json() for one in checked_questions(self.questions, language=language)]
        return said | {"name": _a_name(self.name), "language": language, "sites": _sites(self.sites), "asks": asks}


@transaction.atomic
def open_form(settings: FormSettings, *, by: Acts, at: datetime) -> Form:
    """The form stands at its address. Raises OnlyAdministratorsMay, FormExists, and what is wrong with the settings."""
    must_administer(by)
    said = settings.checked()
    form = Form(**said)
    _save(form)
    record_beginning(FormOpened(form=form.pk, inbox=form.inbox_id), of="form", number=form.pk, parts=said, by=by, at=at)
    return form


@transaction.atomic
def change_form(form: Form, settings: FormSettings, *, by: Acts, at: datetime, seen: int | None = None) -> Form:
    """It is all of this from now on; what was sent before stays as it was asked. Raises the same, FormChangedMeanwhile."""
    must_administer(by)
    form = Form.objects.select_for_update().get(pk=form.pk)
    if seen is not None and seen != form.version:
        raise FormChangedMeanwhile
    said = settings.checked()
    if not (parts := differing(form, said)):
        return form
    for part, value in said.items():
        setattr(form, part, value)
    form.version += 1
    _save(form, *parts, "version")
    fact = FormChanged(form=form.pk, inbox=form.inbox_id, changed=tuple(sorted(parts)))
    record_change(fact, of="form", number=form.pk, parts=parts, by=by, at=at)
    return form


@transaction.atomic
def close_form(form: Form, *, by: Acts, at: datetime) -> None:
    """Nobody can fill it in any more; its page says how else to reach somebody."""
    must_administer(by)
    if Form.objects.open().filter(pk=form.pk).update(closed_at=at):
        record(FormClosed(form=form.pk, inbox=form.inbox_id), by=by, at=at)


@transaction.atomic
def open_again(form: Form, *, by: Acts, at: datetime) -> None:
    """It can be filled in again."""
    must_administer(by)
    if Form.objects.filter(pk=form.pk, closed_at__isnull=False).update(closed_at=None):
        record(FormOpenedAgain(form=form.pk, inbox=form.inbox_id), by=by, at=at)


def _save(form: Form, *parts: str) -> None:
    try:
        with transaction.atomic():
            form.save(update_fields=parts or None)
    except IntegrityError as twice:
        raise FormExists(name=form.name) from twice


def _a_name(written: str) -> str:
    name = written.strip().lower()
    if len(name) > 60 or not NAME.fullmatch(name):
        raise NameIsWrong
    return name


def _wordings(said: Mapping[str, str], longest: int, plain: Any) -> dict[str, str]:
    known = {a_language(code): plain(without_nulls(words))[:longest].strip() for code, words in said.items()}
    return {code: words for code, words in known.items() if words}


def _paragraphs(words: str) -> str:
    return words.replace("\r\n", "\n")


def _sites(written: Sequence[str]) -> list[str]:
    sites = dict.fromkeys(
        one.strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/") for one in written
    )
    for one in sites:
        if one and not SITE.fullmatch(one):
            raise SiteIsWrong(site=one[:80])
    return [one for one in sites if one][:MOST_SITES]
