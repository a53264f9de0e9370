"""A page of a form, drawn."""

from enum import Enum
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation

from firsthand.channels.webform.models import Form
from firsthand.channels.webform.rules.filling import Filled
from firsthand.channels.webform.rules.questions import spoken
from firsthand.channels.webform.rules.shown import shown
from firsthand.channels.webform.stamp import stamped
from firsthand.channels.webform.views.posted import Posted
from firsthand.look.accents import accent_of
from firsthand.organisation.queries import the_organisation

# As the page of any site: nothing from elsewhere, no script of anybody, sent to nobody but us.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)


class Place(Enum):
    """Where a form stands."""

    ALONE = "alone"
    EMBEDDED = "embedded"


def draw(form: Form, place: Place, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """The page, in the language that is set."""
    language = translation.get_language() or form.language
    page = render_to_string(
        f"webform/{template}.html", around(form, place, language) | said(form, language, **values) | {"state": template}
    )
    answer = HttpResponse(page, status=status, headers={"Content-Language": language, "Cache-Control": "no-store"})
    answer["Content-Security-Policy"] = POLICY.format(ancestors=ancestors(form, place))
    answer["Referrer-Policy"] = "same-origin"
    if place == Place.EMBEDDED:
        answer.xframe_options_exempt = True
        answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def ancestors(form: Form, place: Place) -> str:
    """Who may show it within a page (CSP 3, frame-ancestors)."""
    if place == Place.ALONE:
        return "'none'"
    return " ".join(["'self'", *form.sites]) if form.sites else "*"


def around(form: Form, place: Place, language: str) -> dict[str, Any]:
    house = the_organisation()
    brand, names = form.brand or form.inbox.brand, dict(settings.LANGUAGES)
    return {
        "form": form,
        "place": place.value,
        "here": language,
        "spoken": [(code, names.get(code, code)) for code in form.languages],
        "house": brand.name if brand else house.name,
        "accent": accent_of(house.accent if form.accent is None else form.accent),
        "title": form.said("titles", language),
        "introduction": form.said("introductions", language),
        "send": form.said("buttons", language),
        "thanks": form.said("thanks", language),
        "other_ways": form.said("other_ways", language),
    }


def said(
    form: Form,
    language: str,
    *,
    came: Posted | None = None,
    trouble: str = "",
    due: str = "",
) -> dict[str, Any]:
    """The questions, with what was answered to them, and what is wrong."""
    wrong = came.filled.wrong if came else {}
    return {
        "questions": shown(
            form.questions,
            language,
            otherwise=form.language,
            filled=came.filled if came else Filled({}),
            kept=came.kept if came else {},
        ),
        "stamp": (came.stamp if came else "") or stamped(form.pk, at=timezone.now()),
        "kept": came.seal if came else "",
        "trouble": trouble,
        "wrong": [(one.code, spoken(one.words, language, otherwise=form.language)) for one in form.questions if one.code in wrong],
        "due": due,
    }  # fmt: skip
