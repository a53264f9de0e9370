"""One's own profile: what customers see, the language of the pages, and what is mailed."""

from datetime import time
from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.files.models import StoredFile
from firsthand.files.store import store
from firsthand.kit.errors import Refused
from firsthand.notices.actions import QuietHours, choose_ways, keep_quiet, the_push_key
from firsthand.notices.queries import devices_of, quiet_of, ways_of
from firsthand.notices.rules import About, Ways
from firsthand.team.actions import REMIND_MINUTES, UNDO_SECONDS, Profile, choose, edit_profile, remove_picture
from firsthand.team.models import Representative
from firsthand.workspace.faces import face_of
from firsthand.workspace.rules.browsers import device_name
from firsthand.workspace.rules.picture_size import is_too_wide
from firsthand.workspace.rules.pictures import LARGEST, PictureTooLarge, PictureTooWide, kind_of
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import SEE_OTHER, attempt, done, page, unless_refused
from firsthand.workspace.settings.choices import languages, time_zones
from firsthand.workspace.settings.spans import span
from firsthand.workspace.views.signed_in import AtDesk, is_part, representative_required

PROFILE = "/settings/profile/"


class TimeUnclear(Refused):
    words = later("Write both ends of the quiet hours, as 18:00, or leave both empty.")


@require_http_methods(["GET", "HEAD", "POST"])
@representative_required
def profile(request: AtDesk) -> HttpResponse:
    """It is shown, or kept whole."""
    me = request.representative
    if request.method != "POST":
        return form(request, fields_of(me), ways=dict(ways_of(me)))
    spoken = me.language

    def act() -> HttpResponse:
        keep(request)
        with translation.override(me.language):
            answer = done(request, _("Kept. Customers see it from now on."), back=PROFILE)
        return answer if spoken == me.language else anew(request, answer)

    return unless_refused(act, otherwise=partial(form, request, reading.written(request), ways=written_ways(request)))


def written_ways(request: AtDesk) -> dict[str, Ways]:
    mailed, pushed = request.POST.getlist("by_mail"), request.POST.getlist("by_push")
    return {about: Ways(about in mailed, about in pushed) for about in About.values}


def anew(request: AtDesk, answer: HttpResponse) -> HttpResponse:
    """The whole page in the other language, where a script would have changed only a part of it."""
    if not is_part(request):
        return answer
    whole = HttpResponse()
    whole["HX-Redirect"] = PROFILE
    return whole


def fields_of(me: Representative) -> dict[str, str]:
    """What stands in the form before anything is changed."""
    quiet = quiet_of(me)
    known = {
        name: str(getattr(me, name))
        for name in ("name", "language", "timezone", "signature", "undo_seconds", "remind_minutes")
    }
    return known | {
        "quiet_from": f"{quiet.begins:%H:%M}" if quiet else "",
        "quiet_until": f"{quiet.ends:%H:%M}" if quiet else "",
        "quiet_weekends": "yes" if quiet and quiet.weekends else "",
        "quiet_digest": "yes" if quiet is None or quiet.digest else "",
    }


def form(request: AtDesk, fields: dict[str, str], *, ways: dict[str, Ways], error: str = "") -> HttpResponse:
    return page(
        request,
        "profile",
        item="profile",
        status=422 if error else 200,
        fields=fields,
        face=face_of(request.representative),
        occasions=[(about.value, about.label, ways[about.value]) for about in About],
        languages=languages(),
        zones=time_zones(),
        undos=[(seconds, undo_words(seconds)) for seconds in UNDO_SECONDS],
        leads=[(minutes, span(minutes)) for minutes in REMIND_MINUTES],
        has_keys=request.representative.choices.get("keys", True),
        has_sounds=request.representative.choices.get("sounds", True),
        theme=request.COOKIES.get("theme", "system"),
        devices=devices_of(request.representative),
        push_key=the_push_key().public,
        agent=device_name(request.headers.get("User-Agent", "")),
        largest=LARGEST,
        error=error,
    )


def undo_words(seconds: int) -> str:
    if not seconds:
        return _("not at all: they leave at once")
    return ngettext("for %(num)s second", "for %(num)s seconds", seconds) % {"num": seconds}


def keep(request: AtDesk) -> None:
    me, now = request.representative, timezone.now()
    # Before the transaction: bytes are on disk first, and a refused picture changes nothing.
    picture = a_picture(request)
    with transaction.atomic():
        said = Profile(
            name=reading.words(request, "name"),
            language=reading.words(request, "language"),
            timezone=reading.words(request, "timezone"),
            signature=request.POST.get("signature", "").replace("\r\n", "\n"),
            picture=picture,
            undo_seconds=reading.number(request, "undo_seconds") if "undo_seconds" in request.POST else None,
            remind_minutes=reading.number(request, "remind_minutes") if "remind_minutes" in request.POST else None,
        )
        edit_profile(me, said, by=me, at=now)
        mailed, pushed = request.POST.getlist("by_mail"), request.POST.getlist("by_push")
        choose_ways(by_mail=mailed, by_push=pushed, by=me, at=now)
        keep_quiet(quiet_hours(request), by=me, at=now)


@require_POST
@representative_required
def bare(request: AtDesk) -> HttpResponse:
    """The picture is taken away, and the initials stand there again."""
    me = request.representative

    def act() -> str:
        remove_picture(me, by=me, at=timezone.now())
        return _("Your initials stand there again.")

    return attempt(request, act, back=PROFILE)


@require_POST
@representative_required
def keys(request: AtDesk) -> HttpResponse:
    """Single keys do something, or nothing: who speaks to the machine, or whose hand slips, may want none (WCAG 2.1.4)."""
    on = "on" in request.GET
    choose(name="keys", value=on, by=request.representative)
    words = _("Single keys act again.") if on else _("Single keys do nothing any more. Ctrl+K still finds everything.")
    messages.success(request, words)
    if not is_part(request):
        return HttpResponseRedirect(PROFILE, status=SEE_OTHER)
    whole = HttpResponse()
    whole["HX-Redirect"] = PROFILE  # the keys belong to the page around the form
    return whole


@require_POST
@representative_required
def sounds(request: AtDesk) -> HttpResponse:
    """A chat that waits is told with a sound, or in silence."""
    on = "on" in request.GET
    choose(name="sounds", value=on, by=request.representative)
    messages.success(
        request, _("A short sound tells of chats that wait.") if on else _("Chats that wait make no sound.")
    )
    if not is_part(request):
        return HttpResponseRedirect(PROFILE, status=SEE_OTHER)
    whole = HttpResponse()
    whole["HX-Redirect"] = PROFILE  # what waits is told by the page around the form
    return whole


def quiet_hours(request: AtDesk) -> QuietHours | None:
    """The hours that were written; None when both ends are empty. Raises TimeUnclear."""
    begins, ends = reading.words(request, "quiet_from"), reading.words(request, "quiet_until")
    if not begins and not ends:
        return None
    weekends, digest = "quiet_weekends" in request.POST, "quiet_digest" in request.POST
    return QuietHours(a_time(begins), a_time(ends), weekends, digest)


def a_time(written: str) -> time:
    """A time of the day. Raises TimeUnclear."""
    try:
        return time.fromisoformat(written)
    except ValueError as unclear:
        raise TimeUnclear from unclear


def a_picture(request: AtDesk) -> StoredFile | None:
    """The picture that was chosen, if one was. Raises PictureTooLarge, PictureTooWide, NotThisPicture."""
    chosen = request.FILES.get("picture")
    if chosen is None:
        return None
    if (chosen.size or 0) > LARGEST:
        raise PictureTooLarge
    content = chosen.read()
    mime = kind_of(content)
    if is_too_wide(content, mime):
        raise PictureTooWide
    return store(content, name=f"face.{mime.partition('/')[2]}", mime=mime)
