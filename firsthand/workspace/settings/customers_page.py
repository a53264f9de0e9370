"""The page that customers have of their own: whether there is one, what its door says, and which letters lead to it."""

from functools import partial

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from firsthand.conversations.queries import inboxes_visible_to
from firsthand.conversations.rules.page_address import PAGE
from firsthand.organisation.actions import AboutUs, change_organisation
from firsthand.organisation.queries import the_organisation
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, done, page, unless_refused
from firsthand.workspace.settings.changes import undo_of
from firsthand.workspace.views.signed_in import AtDesk

HERE = "/settings/customers-page/"


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def customers_page(request: AtDesk) -> HttpResponse:
    """One switch, the words in each language, and the inboxes whose letters bear the link."""
    house = the_organisation()
    if request.method != "POST":
        return form(request, has_page=house.has_page, words=house.page_words)
    words = {code: reading.words(request, f"words_{code}") for code, _name in settings.LANGUAGES}
    has_page = reading.is_on(request, "has_page")

    def act() -> HttpResponse:
        now = timezone.now()
        change_organisation(AboutUs(has_page=has_page, page_words=words), by=request.representative, at=now)
        return done(request, _("The customers’ page is as you said."), back=HERE, undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(form, request, has_page=has_page, words=words))


def form(request: AtDesk, *, has_page: bool, words: dict[str, str], error: str = "") -> HttpResponse:
    return page(
        request,
        "customers_page",
        item="customers-page",
        status=422 if error else 200,
        has_page=has_page,
        spoken=[(code, name, words.get(code, "")) for code, name in settings.LANGUAGES],
        address=f"{settings.BASE_URL}{PAGE}",
        inboxes=list(inboxes_visible_to(request.representative)),
        error=error,
    )
