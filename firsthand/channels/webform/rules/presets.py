"""Forms to begin with, in every language that we speak."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firsthand.channels.webform.rules.questions import Kind, Option, Purpose, Question
from firsthand.organisation.rules import SPOKEN


@dataclass(frozen=True)
class Preset:
    """What a new form says and asks before anybody changes it."""

    name: str
    titles: Mapping[str, str]
    introductions: Mapping[str, str]
    questions: Sequence[Question]


def contact() -> Preset:
    """For whatever somebody wants to say."""
    return Preset(
        name="contact",
        titles=spoken(_("Write to us")),
        introductions=spoken(_("Ask, tell, complain, praise: one of us reads it and answers you by e-mail.")),
        questions=[*_who(), _about(), _words(_("Your message")), _files()],
    )


def trouble_with_an_order() -> Preset:
    """For what did not come, or came broken."""
    return Preset(
        name="order",
        titles=spoken(_("Trouble with an order")),
        introductions=spoken(_("Tell us what went wrong, and we will put it right.")),
        questions=[
            *_who(),
            _asked(
                "order", Kind.TEXT, _("Order number"), help_=_("It stands in the letter that confirmed your order.")
            ),
            _asked(
                "trouble",
                Kind.CHOICE,
                _("What went wrong?"),
                purpose=Purpose.SUBJECT,
                is_required=True,
                options=(
                    _("It has not come"),
                    _("It came damaged"),
                    _("It is not what I ordered"),
                    _("It does not work"),
                    _("Something is missing"),
                    _("Something else"),
                ),
            ),
            _asked("day", Kind.DATE, _("A day on which somebody is at home")),
            _asked("phone", Kind.PHONE, _("Telephone"), help_=_("If you would rather be called.")),
            _words(_("What happened?")),
            _files(help_=_("A picture often says it at once.")),
        ],
    )


PRESETS: Mapping[str, Callable[[], Preset]] = {"contact": contact, "order": trouble_with_an_order}


def _who() -> list[Question]:
    return [
        _asked("name", Kind.TEXT, _("Your name"), purpose=Purpose.NAME, is_required=True),
        _asked(
            "email",
            Kind.EMAIL,
            _("Your e-mail address"),
            purpose=Purpose.ADDRESS,
            is_required=True,
            help_=_("The answer comes there, and we use it for nothing else."),
        ),
    ]


def _about() -> Question:
    answers = (_("Before buying"), _("An order or a delivery"), _("A repair or a warranty"), _("Something else"))
    return _asked("about", Kind.CHOICE, _("What is it about?"), purpose=Purpose.SUBJECT, options=answers)


def _words(words: Promise) -> Question:
    return _asked("words", Kind.LONG, words, purpose=Purpose.WORDS, is_required=True)


def _files(*, help_: Promise | None = None) -> Question:
    return _asked("files", Kind.FILE, _("Pictures or papers"), help_=help_)


def _asked(
    code: str,
    kind: Kind,
    words: Promise,
    *,
    purpose: Purpose = Purpose.NONE,
    is_required: bool = False,
    help_: Promise | None = None,
    options: Sequence[Promise] = (),
) -> Question:
    return Question(
        code=code,
        kind=kind,
        words=spoken(words),
        purpose=purpose,
        is_required=is_required,
        help=spoken(help_) if help_ else {},
        options=[Option("", spoken(one)) for one in options],
    )


def spoken(words: Promise) -> dict[str, str]:
    """The words in every language."""
    said = {}
    for code in sorted(SPOKEN):
        with translation.override(code):
            said[code] = str(words)
    return said
