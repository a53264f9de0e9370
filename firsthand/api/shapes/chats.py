"""A chat as programs see it: how it looks, what it says, where it stands, and who answers by when."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.conf import settings
from pydantic import Field

from firsthand.api.fields import Id, Language
from firsthand.api.shapes.ground import Given, Named, Shown
from firsthand.channels.chat.actions.change_chat import Greeting
from firsthand.channels.chat.models import Chat

Side = Annotated[
    Literal["end", "start"], Field(description="At which edge of the page, as reading goes; `end` is right in English.")
]
Hue = Annotated[int, Field(ge=0, le=359, description="The angle of its colour in OKLCH.")]
Line = Annotated[str, Field(max_length=60)]
Sentence = Annotated[str, Field(max_length=400)]
Tongue = Annotated[str, Field(max_length=10, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,4})?$")]
ChatName = Annotated[str, Field(min_length=1, max_length=120, examples=["Chat of the shop"])]
Site = Annotated[str, Field(min_length=1, max_length=300, examples=["https://shop.example"])]
PagePattern = Annotated[str, Field(min_length=1, max_length=200, examples=["/products/*"])]
Minutes = Annotated[int, Field(strict=True, ge=1, le=525_600, description="Working minutes until an answer is owed.")]
Languages = Annotated[list[Tongue], Field(max_length=20, description="Those in which it is answered.")]
Sites = Annotated[list[Site], Field(max_length=50, description="Origins on which it may stand.")]
Pages = Annotated[list[PagePattern], Field(max_length=50, description="Where it shows; everywhere where none is said.")]


class GreetingShape(Shown):
    """What is offered on pages by itself."""

    page: str
    seconds: int
    words: str
    language: str = ""


class ChatShape(Shown):
    """One bubble on your sites. What is said in it is conversations of its inbox."""

    id: int
    name: str
    script: Annotated[str, Field(description="The address for the one script tag that puts it on a site.")]
    open: bool
    inbox: Named
    team: int
    brand: int | None
    calendar: Annotated[int | None, Field(description="Its own working hours; null is those of its team.")]
    language: str
    answer_within_minutes: int
    hue: int
    side: Side
    languages: list[str]
    titles: Annotated[dict[str, str], Field(description="By language; one without a title has our name.")]
    welcomes: Annotated[dict[str, str], Field(description="The first sentence, by language.")]
    sites: list[str]
    pages: list[str]
    greetings: list[GreetingShape]
    seen_on: str | None
    seen_at: datetime | None
    version: int


class NewGreeting(Given):
    """On pages of this pattern, after so many seconds, once, and only while somebody is there."""

    page: PagePattern = "*"
    seconds: Annotated[int, Field(strict=True, ge=5, le=600)] = 20
    words: Annotated[str, Field(min_length=1, max_length=200)]
    language: Annotated[Language, Field(description="To whoever reads the chat in it; empty is everybody.")] = ""

    def as_greeting(self) -> Greeting:
        return Greeting(self.page, self.seconds, self.words, self.language)


Greetings = Annotated[list[NewGreeting], Field(max_length=20)]


class NewChat(Given):
    """A chat to be, with an inbox of its own."""

    name: ChatName
    team: Id
    languages: Languages
    sites: Sites
    brand: Id | None = None
    calendar: Id | None = None
    language: Language = "en"
    answer_within_minutes: Minutes = 10
    hue: Hue = 195
    side: Side = "end"
    titles: dict[Tongue, Line] = {}
    welcomes: dict[Tongue, Sentence] = {}
    pages: Pages = []
    greetings: Greetings = []


class ChatChange(Given):
    """What is to change; what is left out stays, and what is a list or by language is all of it then."""

    open: Annotated[bool | None, Field(description="False takes it from every site at once.")] = None
    name: ChatName | None = None
    team: Id | None = None
    brand: Id | None = None
    calendar: Id | None = None
    language: Language | None = None
    answer_within_minutes: Minutes | None = None
    languages: Languages | None = None
    hue: Hue | None = None
    side: Side | None = None
    titles: dict[Tongue, Line] | None = None
    welcomes: dict[Tongue, Sentence] | None = None
    sites: Sites | None = None
    pages: Pages | None = None
    greetings: Greetings | None = None


def chat_shape(one: Chat) -> ChatShape:
    """The chat with its inbox, and where it was seen; its secret is shown on its page alone."""
    inbox = one.inbox
    return ChatShape(
        id=one.pk,
        name=inbox.name,
        script=f"{settings.BASE_URL}/chat/{one.key}.js",
        open=one.is_open,
        inbox=Named(id=inbox.pk, name=inbox.name),
        team=inbox.team_id,
        brand=inbox.brand_id,
        calendar=inbox.calendar_id,
        language=inbox.language,
        answer_within_minutes=inbox.answer_within,
        titles=wording(one.words, "title"),
        welcomes=wording(one.words, "welcome"),
        greetings=[GreetingShape(**each) for each in one.greetings],
        seen_on=one.seen_on or None,
        **{name: getattr(one, name) for name in ("hue", "side", "languages", "sites", "pages", "seen_at", "version")},
    )


def wording(words: dict[str, Any], part: str) -> dict[str, str]:
    """One part of what it says, by language."""
    return {language: said[part] for language, said in words.items() if part in said}
