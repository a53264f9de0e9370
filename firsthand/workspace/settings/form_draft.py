"""A form as it stands in the builder: everything as it was typed, before it is good or kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import translation

from firsthand.channels.webform.models import Form
from firsthand.channels.webform.rules.presets import Preset
from firsthand.channels.webform.rules.questions import SERVES, Kind, Option, Purpose, Question, spoken
from firsthand.kit.text import without_nulls
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.choices import languages
from firsthand.workspace.views.signed_in import AtDesk

WORDINGS = ("titles", "introductions", "buttons", "thanks", "other_ways")
MOST = 60


@dataclass(frozen=True)
class Draft:
    """One question; `key` names its block on the page, and its answers to choose from stand one a line."""

    key: str
    kind: str = Kind.TEXT
    purpose: str = ""
    is_required: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    help: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """Its words in whatever language it has some."""
        return spoken(self.words, translation.get_language() or "en", otherwise="en")

    def as_fields(self) -> dict[str, str]:
        """The same as the page names it."""
        parts = {"words": self.words, "help": self.help, "options": self.options}
        return {
            f"{self.key}-{part}-{code}": said.get(code, "")
            for part, said in parts.items()
            for code, _name in languages()
        }

    def as_question(self) -> Question:
        kind = Kind(self.kind)
        purpose = Purpose(self.purpose)
        # Whoever chooses another kind afterwards means that kind: what it was for goes with the kind it had.
        fits = purpose == Purpose.NONE or kind in SERVES[purpose]
        options = list(_options(self.options)) if kind in (Kind.CHOICE, Kind.SEVERAL) else []
        code = "" if self.key.startswith("new") else self.key
        return Question(code, kind, self.words, purpose if fits else Purpose.NONE, self.is_required, self.help, options)


def of_question(question: Question) -> Draft:
    return Draft(
        key=question.code,
        kind=question.kind.value,
        purpose=question.purpose.value,
        is_required=question.is_required,
        words=question.words,
        help=question.help,
        options={
            code: "\n".join(one.words.get(code, "") for one in question.options).rstrip() for code, _name in languages()
        },
    )


def _options(lines: Mapping[str, str]) -> Iterator[Option]:
    """The first line of each language is one answer, the second the next; empty lines in all of them are none."""
    split = {code: [line.strip() for line in words.split("\n")] for code, words in lines.items()}
    for place in range(max((len(some) for some in split.values()), default=0)):
        words = {code: some[place] for code, some in split.items() if place < len(some) and some[place]}
        if words:
            yield Option("", words)


def drafts(request: AtDesk) -> list[Draft]:
    """The questions in the order in which their blocks stand, after what was pressed."""
    keys = list(dict.fromkeys(request.POST.getlist("question")))[:MOST]
    return list(_after(request, [_draft(request, key) for key in keys]))


def _draft(request: AtDesk, key: str) -> Draft:
    def said(part: str) -> dict[str, str]:
        written = {code: reading.words(request, f"{key}-{part}-{code}") for code, _name in languages()}
        return {code: words.replace("\r\n", "\n") for code, words in written.items() if words}

    return Draft(
        key=without_nulls(key)[:40],
        kind=reading.one_of(request, f"{key}-kind", among=Kind.values),
        purpose=reading.one_of(request, f"{key}-purpose", among=Purpose.values),
        is_required=reading.is_on(request, f"{key}-required"),
        words=said("words"),
        help=said("help"),
        options=said("options"),
    )


def _after(request: AtDesk, found: Sequence[Draft]) -> Sequence[Draft]:
    """One of them moved, taken out or added, as the pressed button says; it works without scripts."""
    act, _colon, key = reading.words(request, "act").partition(":")
    place = next((place for place, one in enumerate(found) if one.key == key), None)
    if act == "add":
        kind = reading.one_of(request, "kind", among=Kind.values)
        taken = {one.key for one in found}
        free = next(name for number in range(1, MOST + 2) if (name := f"new{number}") not in taken)
        return [*found, Draft(free, kind)]
    if place is None:
        return found
    others = [one for one in found if one.key != key]
    if act in ("up", "down"):
        others.insert(max(0, place + (1 if act == "down" else -1)), found[place])
        return others
    return others if act == "remove" else found


@dataclass(frozen=True)
class Written:
    """The whole form as the page shows it; what is said of it stands by language."""

    fields: Mapping[str, Any]
    questions: Sequence[Draft]

    def wording(self, part: str) -> dict[str, str]:
        return {code: str(self.fields[f"{part}-{code}"]) for code, _name in languages()}


def written(request: AtDesk) -> Written:
    """As it was typed."""
    return Written(reading.written(request), drafts(request))


def written_before(form: Form) -> Written:
    """As it is kept."""
    said = {f"{part}-{code}": getattr(form, part).get(code, "") for part in WORDINGS for code, _name in languages()}
    fields = {
        "name": form.name,
        "inbox": form.inbox_id,
        "brand": form.brand_id or "",
        "language": form.language,
        "sites": "\n".join(form.sites),
        "accent": "" if form.accent is None else str(form.accent),
        "seen": form.version,
        "shown": "",
    }
    return Written(said | fields, [of_question(one) for one in form.questions])


def written_for(preset: Preset, *, language: str, inbox: int | None) -> Written:
    """As a new one begins."""
    said = {f"{part}-{code}": "" for part in WORDINGS for code, _name in languages()}
    said |= {f"titles-{code}": words for code, words in preset.titles.items()}
    said |= {f"introductions-{code}": words for code, words in preset.introductions.items()}
    fields = {
        "name": preset.name,
        "inbox": inbox or "",
        "brand": "",
        "language": language,
        "sites": "",
        "accent": "",
        "seen": "",
        "shown": "",
    }
    return Written(
        said | fields, [replace(of_question(one), key=f"new{place}") for place, one in enumerate(preset.questions, 1)]
    )
