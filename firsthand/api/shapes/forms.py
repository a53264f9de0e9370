"""A form and what it asks, as programs see it."""

from datetime import datetime
from typing import Annotated, Literal

from django.conf import settings
from pydantic import Field

from firsthand.api.fields import Id
from firsthand.api.shapes.ground import Given, Named, Shown
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.queries import sites_of
from firsthand.channels.webform.rules.questions import Kind, Option, Purpose, Question

KindName = Literal["text", "long", "choice", "several", "date", "number", "email", "phone", "file"]
PurposeName = Literal["name", "address", "subject", "words"]
Tongue = Annotated[str, Field(max_length=10, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,4})?$")]
Line = Annotated[str, Field(max_length=200)]
Paragraphs = Annotated[str, Field(max_length=4_000)]
Asked = Annotated[str, Field(max_length=300)]
Code = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_-]*$")]
FormName = Annotated[str, Field(min_length=1, max_length=60, examples=["contact"])]
Site = Annotated[str, Field(min_length=1, max_length=300, examples=["www.shop.example"])]
Hue = Annotated[int, Field(ge=0, le=359)]
BY_LANGUAGE = "By language, such as `lt`."


class OptionShape(Shown):
    """One of several answers."""

    code: str
    words: dict[str, str]


class QuestionShape(Shown):
    """One question; its code stays, whatever becomes of its words."""

    code: str
    kind: KindName
    purpose: Annotated[
        PurposeName | None,
        Field(description="What the answer is to us: who wrote, where they are answered, the subject, the message."),
    ]
    words: Annotated[dict[str, str], Field(description=BY_LANGUAGE)]
    help: Annotated[dict[str, str], Field(description=BY_LANGUAGE)]
    required: bool
    options: list[OptionShape]


class SiteShape(Shown):
    """A site on which the form was seen."""

    site: str
    seen_at: datetime


class FormShape(Shown):
    """What customers fill in at `url`, or within a page of a site. What they send is a conversation of its inbox."""

    id: int
    name: str
    url: str
    open: Annotated[bool, Field(description="Whether it can be filled in.")]
    inbox: Named
    brand: int | None
    language: str
    titles: dict[str, str]
    introductions: dict[str, str]
    buttons: dict[str, str]
    thanks: dict[str, str]
    other_ways: dict[str, str]
    accent: int | None
    sites: Annotated[list[str], Field(description="Who may show it within a page; everybody where none is said.")]
    questions: list[QuestionShape]
    seen_on: list[SiteShape]
    version: int


class NewOption(Given):
    """One of several answers, in the languages of the form."""

    words: dict[Tongue, Asked]


class NewQuestion(Given):
    """A question; one that is asked already bears its code."""

    code: Code = ""
    kind: KindName
    purpose: PurposeName | None = None
    words: dict[Tongue, Asked]
    help: dict[Tongue, Asked] = {}
    required: bool = False
    options: Annotated[list[NewOption], Field(max_length=60)] = []

    def as_question(self) -> Question:
        options = [Option("", one.words) for one in self.options]
        purpose = Purpose(self.purpose or "")
        return Question(self.code, Kind(self.kind), self.words, purpose, self.required, self.help, options)


class NewForm(Given):
    """A form to be."""

    name: FormName
    inbox: Id
    titles: dict[Tongue, Line]
    questions: Annotated[list[NewQuestion], Field(max_length=40)]
    brand: Id | None = None
    language: Annotated[str, Field(max_length=10)] = "en"
    introductions: dict[Tongue, Paragraphs] = {}
    buttons: dict[Tongue, Line] = {}
    thanks: dict[Tongue, Paragraphs] = {}
    other_ways: dict[Tongue, Paragraphs] = {}
    accent: Hue | None = None
    sites: Annotated[list[Site], Field(max_length=50)] = []


class FormChange(Given):
    """What is to change; what is left out stays, and what is a list or by language is all of it then."""

    name: FormName | None = None
    inbox: Id | None = None
    titles: dict[Tongue, Line] | None = None
    questions: Annotated[list[NewQuestion] | None, Field(max_length=40)] = None
    brand: Id | None = None
    language: Annotated[str | None, Field(max_length=10)] = None
    introductions: dict[Tongue, Paragraphs] | None = None
    buttons: dict[Tongue, Line] | None = None
    thanks: dict[Tongue, Paragraphs] | None = None
    other_ways: dict[Tongue, Paragraphs] | None = None
    accent: Hue | None = None
    sites: Annotated[list[Site] | None, Field(max_length=50)] = None
    open: Annotated[bool | None, Field(description="False closes it: its page says how else to reach you.")] = None


def shape_of(form: Form) -> FormShape:
    """The form with its questions, and where it was seen."""
    return FormShape(
        id=form.pk,
        name=form.name,
        url=f"{settings.BASE_URL}/forms/{form.name}/",
        open=form.is_open,
        inbox=Named(id=form.inbox_id, name=form.inbox.name),
        brand=form.brand_id,
        questions=[_question(one) for one in form.questions],
        seen_on=[SiteShape(site=site, seen_at=at) for site, at in sites_of(form)],
        **{name: getattr(form, name) for name in (*WORDINGS, "language", "accent", "sites", "version")},
    )


WORDINGS = ("titles", "introductions", "buttons", "thanks", "other_ways")


def _question(one: Question) -> QuestionShape:
    return QuestionShape(
        code=one.code,
        kind=one.kind.value,
        purpose=one.purpose.value or None,
        words=dict(one.words),
        help=dict(one.help),
        required=one.is_required,
        options=[OptionShape(code=each.code, words=dict(each.words)) for each in one.options],
    )
