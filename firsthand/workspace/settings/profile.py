"""One's own profile: what customers see, the language of the pages, and what is mailed."""

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from firsthand.files.models import StoredFile
from firsthand.files.store import store
from firsthand.kit.errors import Refused
from firsthand.notices.actions import choose_ways
from firsthand.notices.queries import ways_of
from firsthand.notices.rules import About
from firsthand.team.actions import Profile, edit_profile
from firsthand.workspace.faces import face_of
from firsthand.workspace.rules.pictures import LARGEST, PictureTooLarge, kind_of
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import done, page
from firsthand.workspace.settings.choices import languages, time_zones
from firsthand.workspace.views.signed_in import AtDesk, is_part, representative_required

PROFILE = "/settings/profile/"


@require_http_methods(["GET", "HEAD", "POST"])
@representative_required
def profile(request: AtDesk) -> HttpResponse:
    """It is shown, or kept whole."""
    me = request.representative
    if request.method != "POST":
        known = ("name", "language", "timezone", "signature")
        return form(request, {name: getattr(me, name) for name in known}, ways=dict(ways_of(me)))
    spoken = me.language
    try:
        keep(request)
    except Refused as refused:
        ways = {about: about in request.POST.getlist("by_mail") for about in About.values}
        return form(request, reading.written(request), ways=ways, error=refused.sentence)
    with translation.override(me.language):
        answer = done(request, _("Kept. Customers see it from now on."), back=PROFILE)
    return answer if spoken == me.language else anew(request, answer)


def anew(request: AtDesk, answer: HttpResponse) -> HttpResponse:
    """The whole page in the other language, where a script would have changed only a part of it."""
    if not is_part(request):
        return answer
    whole = HttpResponse()
    whole["HX-Redirect"] = PROFILE
    return whole


def form(request: AtDesk, fields: dict[str, str], *, ways: dict[str, bool], error: str = "") -> HttpResponse:
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
        theme=request.COOKIES.get("theme", "system"),
        largest=LARGEST,
        error=error,
    )


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
        )
        edit_profile(me, said, by=me, at=now)
        choose_ways(request.POST.getlist("by_mail"), by=me, at=now)


def a_picture(request: AtDesk) -> StoredFile | None:
    """The picture that was chosen, if one was. Raises PictureTooLarge, NotThisPicture."""
    chosen = request.FILES.get("picture")
    if chosen is None:
        return None
    if (chosen.size or 0) > LARGEST:
        raise PictureTooLarge
    content = chosen.read()
    mime = kind_of(content)
    return store(content, name=f"face.{mime.partition('/')[2]}", mime=mime)
