"""Forms: made, changed, looked at as customers see them, put on a site, closed."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.channels.webform.actions import FormSettings, change_form, close_form, open_again, open_form
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.queries import figures_of, forms_visible_to, sites_of
from firsthand.channels.webform.rules.filling import Filled
from firsthand.channels.webform.rules.presets import PRESETS
from firsthand.channels.webform.rules.questions import Kind, Purpose, spoken
from firsthand.channels.webform.rules.shown import shown
from firsthand.conversations.queries import inboxes_visible_to
from firsthand.look.accents import HUES
from firsthand.organisation.queries import brands, the_organisation
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, done, page, unless_refused
from firsthand.workspace.settings.changes import undo_of
from firsthand.workspace.settings.choices import languages
from firsthand.workspace.settings.form_draft import Written, written, written_before, written_for
from firsthand.workspace.settings.on_site import Look, form_look
from firsthand.workspace.settings.organisation import Unchosen
from firsthand.workspace.views.signed_in import AtDesk

FORMS = "/settings/forms/"
A_MONTH = timedelta(days=30)


@require_safe
@administrators_only
def forms(request: AtDesk) -> HttpResponse:
    """All of them, each with what came by it in a month."""
    found = list(forms_visible_to(request.representative))
    figures = figures_of(found, since=timezone.now() - A_MONTH)
    rows = [(one, one.said("titles", here()), address(one), figures.get(one.pk, (0, 0))) for one in found]
    presets = [(code, spoken(make().titles, here(), otherwise="en")) for code, make in PRESETS.items()]
    return page(request, "forms", item="forms", forms=rows, presets=presets)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def form(request: AtDesk, number: int = 0) -> HttpResponse:
    """One form, or a new one; a button that only moves, adds or removes a question keeps nothing yet."""
    old = get_object_or_404(forms_visible_to(request.representative), pk=number) if number else None
    if request.method != "POST":
        return builder(request, old, written_before(old) if old else beginning(request))
    said = written(request)
    if reading.words(request, "act"):
        return builder(request, old, said)
    return unless_refused(partial(keep, request, old, said), otherwise=partial(builder, request, old, said))


def keep(request: AtDesk, old: Form | None, said: Written) -> HttpResponse:
    me, now = request.representative, timezone.now()
    if old is None:
        kept = open_form(read(request, said), by=me, at=now)
        return done(request, _("The form stands. Now put it on your site."), back=f"{FORMS}{kept.pk}/site/")
    seen = reading.number(request, "seen") or None
    change_form(old, read(request, said), by=me, at=now, seen=seen)
    return done(request, _("The form is as you said."), back=f"{FORMS}{old.pk}/", undo=undo_of(request, at=now))


def beginning(request: AtDesk) -> Written:
    """A new form, of which most is said already."""
    make = PRESETS.get(request.GET.get("preset", ""), PRESETS["contact"])
    inbox = inboxes_visible_to(request.representative).order_by("-is_default", "pk").first()
    language = inbox.language if inbox else the_organisation().language
    return written_for(make(), language=language, inbox=inbox.pk if inbox else None)


def builder(request: AtDesk, old: Form | None, said: Written, *, error: str = "") -> HttpResponse:
    me, fields = request.representative, said.fields
    return page(
        request,
        "form_builder",
        item="forms",
        status=422 if error else 200,
        old=old,
        fields=fields,
        questions=said.questions,
        languages=languages(),
        inboxes=[(one.pk, one.name) for one in inboxes_visible_to(me)],
        brands=[("", _("as the inbox")), *((one.pk, one.name) for one in brands())],
        hues=[(str(hue), number) for number, hue in enumerate(HUES)],
        kinds=[(one.value, str(one.label)) for one in Kind],
        purposes=[(one.value, str(one.label)) for one in Purpose],
        preview=previewed(said),
        at=f"{settings.BASE_URL}/forms/",
        error=error,
    )


def read(request: AtDesk, said: Written) -> FormSettings:
    """What was written. Raises Unchosen where no inbox is."""
    inbox = reading.chosen(request, "inbox", among=inboxes_visible_to(request.representative))
    if inbox is None:
        raise Unchosen
    accent = reading.words(request, "accent")
    return FormSettings(
        name=reading.words(request, "name"),
        inbox=inbox,
        brand=reading.chosen(request, "brand", among=brands()),
        accent=reading.a_number(accent) if accent in {str(hue) for hue in HUES} else None,
        language=reading.one_of(request, "language", among=[code for code, _name in languages()]),
        sites=reading.words(request, "sites").split(),
        questions=[one.as_question() for one in said.questions],
        titles=said.wording("titles"),
        introductions=said.wording("introductions"),
        buttons=said.wording("buttons"),
        thanks=said.wording("thanks"),
        other_ways=said.wording("other_ways"),
    )


@require_POST
@administrators_only
def preview(request: AtDesk) -> HttpResponse:
    """What is written, as customers would see it."""
    return render(request, "workspace/settings/form_preview.html", {"preview": previewed(written(request))})


def previewed(said: Written) -> dict[str, Any]:
    """The page in the language that is being written."""
    language = str(said.fields.get("shown") or said.fields["language"] or "en")
    otherwise = str(said.fields["language"] or "en")
    words = {
        part: spoken(known(said, part), language, otherwise=otherwise)
        for part in ("titles", "introductions", "buttons", "other_ways")
    }
    questions = [one.as_question() for one in said.questions if one.words]
    with translation.override(language):
        asked = shown(questions, language, otherwise=otherwise, filled=Filled({}), kept={})
    return {"words": words, "questions": asked, "language": language}


def known(said: Written, part: str) -> dict[str, str]:
    return {code: words for code, words in said.wording(part).items() if words}


@require_safe
@administrators_only
def site(request: AtDesk, number: int) -> HttpResponse:
    """How it comes onto a site, and on which it was seen."""
    one = get_object_or_404(forms_visible_to(request.representative), pk=number)
    return on_site(request, one, look=form_look(one))


def on_site(request: AtDesk, one: Form, *, look: Look) -> HttpResponse:
    return page(
        request,
        "form_site",
        item="forms",
        status=422 if look.trouble else 200,
        look=look,
        form=one,
        title=one.said("titles", here()),
        address=address(one),
        script=script(one),
        frame=frame(one),
        policy=f"script-src {settings.BASE_URL}; frame-src {settings.BASE_URL}",
        seen=sites_of(one),
    )


def address(one: Form) -> str:
    return f"{settings.BASE_URL}/forms/{one.name}/"


def script(one: Form) -> str:
    """The tag that shows the form where it stands, and a link for whoever has no scripts."""
    title = one.said("titles", one.language).replace("&", "&amp;").replace("<", "&lt;")
    at = address(one)
    return f'<script src="{at}embed.js" async></script>\n<noscript><a href="{at}">{title}</a></noscript>'


def frame(one: Form) -> str:
    """The same without a script: as tall as is said here."""
    title = one.said("titles", one.language).replace("&", "&amp;").replace('"', "&quot;")
    return f'<iframe src="{address(one)}embedded/" title="{title}" width="100%" height="900"></iframe>'


def here() -> str:
    return translation.get_language() or "en"


@require_POST
@administrators_only
def closing(request: AtDesk, number: int) -> HttpResponse:
    """It can be filled in no more; the toast opens it again."""
    one = get_object_or_404(forms_visible_to(request.representative), pk=number)

    def act() -> str:
        close_form(one, by=request.representative, at=timezone.now())
        return _("The form is closed. Its page says how else to reach you.")

    return attempt(request, act, back=FORMS, undo=f"{FORMS}{number}/opening/?undo")


@require_POST
@administrators_only
def opening(request: AtDesk, number: int) -> HttpResponse:
    """It can be filled in again."""
    one = get_object_or_404(forms_visible_to(request.representative), pk=number)

    def act() -> str:
        open_again(one, by=request.representative, at=timezone.now())
        return _("The form can be filled in again.")

    return attempt(request, act, back=FORMS)
