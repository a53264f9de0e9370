"""Who the organisation is, and the brands under which it meets customers."""

from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.http.request import split_domain_port, validate_host
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.kit.errors import Refused
from firsthand.look.accents import HUES, accent_of
from firsthand.organisation.actions import (
    AboutUs,
    add_brand,
    change_organisation,
    colour_brand,
    place_brand,
    rename_brand,
)
from firsthand.organisation.models import Brand
from firsthand.organisation.queries import brands, the_organisation
from firsthand.organisation.rules import a_host
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, done, page, unless_refused
from firsthand.workspace.settings.changes import undo_of
from firsthand.workspace.settings.choices import languages, time_zones
from firsthand.workspace.shell import accent
from firsthand.workspace.views.signed_in import AtDesk

ORGANISATION = "/settings/organisation/"


class Unchosen(Refused):
    """Something that has to be chosen was not."""

    words = gettext_lazy("Choose one from the list.")


class TheHousesOwn(Refused):
    words = gettext_lazy(
        "That is where the whole house is found. Leave it empty, or give the brand an address of its own."
    )


class NotAnsweredThere(Refused):
    words = gettext_lazy(
        "We do not answer at {host} yet. Let its name lead here, name it in FIRSTHAND_ALLOWED_HOSTS, and start again."
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def organisation(request: AtDesk) -> HttpResponse:
    """Name, domain, language, time zone and colour."""
    house = the_organisation()
    if request.method != "POST":
        known = ("name", "domain", "language", "timezone")
        return form(request, {name: getattr(house, name) for name in known} | {"accent": nearest(house.accent)})

    def act() -> HttpResponse:
        now = timezone.now()
        change_organisation(read(request), by=request.representative, at=now)
        accent.cache_clear()
        undo = undo_of(request, at=now)
        return done(request, _("The organisation is as you said."), back=ORGANISATION, undo=undo)

    return unless_refused(act, otherwise=partial(form, request, reading.written(request)))


def form(request: AtDesk, fields: dict[str, str], *, error: str = "") -> HttpResponse:
    return page(
        request,
        "organisation",
        item="organisation",
        status=422 if error else 200,
        fields=fields,
        hues=[(str(hue), number) for number, hue in enumerate(HUES)],
        brands=list(brands()),
        languages=languages(),
        zones=time_zones(),
        error=error,
    )


def read(request: AtDesk) -> AboutUs:
    return AboutUs(
        name=reading.words(request, "name"),
        domain=reading.words(request, "domain"),
        language=reading.words(request, "language"),
        timezone=reading.words(request, "timezone"),
        accent=chosen_accent(request),
    )


def chosen_accent(request: AtDesk) -> int | None:
    """The colour that was chosen; None where the one that is offered in its place was left as it stood."""
    chosen = reading.words(request, "accent")
    return None if chosen == nearest(the_organisation().accent) else reading.number(request, "accent")


def nearest(hue: int) -> str:
    """The offered colour next to this one, as the form says it."""
    return str(HUES[accent_of(hue)])


@require_POST
@administrators_only
def new_brand(request: AtDesk) -> HttpResponse:
    """A brand is added."""

    def act() -> str:
        brand = add_brand(reading.words(request, "name"), by=request.representative, at=timezone.now())
        return _("Inboxes can now speak for %(brand)s.") % {"brand": brand.name}

    return attempt(request, act, back=ORGANISATION)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def brand(request: AtDesk, number: int) -> HttpResponse:
    """One of them, and its name."""
    one = get_object_or_404(brands(), pk=number)
    if request.method != "POST":
        return brand_form(request, one)

    def act() -> HttpResponse:
        now = timezone.now()
        with transaction.atomic():
            rename_brand(one, name=reading.words(request, "name"), by=request.representative, at=now)
            colour_brand(one, accent=hue_of_brand(request), by=request.representative, at=now)
            place_brand(one, address=address_of_brand(request), by=request.representative, at=now)
        return done(request, _("The brand is as you said."), back=ORGANISATION, undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(brand_form, request, one))


def hue_of_brand(request: AtDesk) -> int | None:
    """The colour that was chosen; None for the organisation's."""
    chosen = reading.words(request, "accent")
    return int(chosen) if chosen in map(str, HUES) else None


def address_of_brand(request: AtDesk) -> str:
    """Where its customers find their page. Raises TheHousesOwn and NotAnsweredThere."""
    host = a_host(reading.words(request, "address"))
    if host == urlsplit(settings.BASE_URL).netloc.lower():
        raise TheHousesOwn
    if host and not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        raise NotAnsweredThere(host=host)
    return host


def brand_form(request: AtDesk, one: Brand, *, error: str = "") -> HttpResponse:
    return page(
        request,
        "brand",
        item="organisation",
        status=422 if error else 200,
        brand=one,
        name=one.name,
        address=request.POST.get("address", one.address),
        scheme=urlsplit(settings.BASE_URL).scheme,
        accent_now="" if one.accent is None else nearest(one.accent),
        hues=[(str(hue), number) for number, hue in enumerate(HUES)],
        error=error,
    )
