"""Bring your customers along: a table of them is looked at, its columns are matched, and it is taken in or out again."""

from functools import partial
from itertools import islice
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.files.storage import read
from firsthand.files.store import store
from firsthand.kit.errors import Refused
from firsthand.people.actions.importing import (
    begin_import,
    look_at_sheet,
    pause_import,
    read_otherwise,
    reading_of,
    resume_import,
    undo_import,
)
from firsthand.people.models import Import
from firsthand.people.rules.sheet import DELIMITERS, ENCODINGS, FIELDS, Reading, customer_in
from firsthand.workspace.settings import reading as asked
from firsthand.workspace.settings.answering import (
    SEE_OTHER,
    administrators_only,
    attempt,
    done,
    page,
    unless_refused,
)
from firsthand.workspace.views.signed_in import AtDesk

CUSTOMERS = "/settings/customers/"
SHOWN, PREVIEWED, TROUBLES, LARGEST = 20, 8, 500, 50 * 1024**2


class NoFileChosen(Refused):
    """There is no file."""


class SheetIsTooLarge(Refused):
    """A page should not hold that much."""


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def imports(request: AtDesk) -> HttpResponse:
    """What was brought, and a file for more."""
    if request.method != "POST":
        return listed(request)

    def act() -> HttpResponse:
        sent = request.FILES.get("file")
        if sent is None or not sent.name:
            raise NoFileChosen(_("Choose a file first."))
        if (sent.size or 0) > LARGEST:
            raise SheetIsTooLarge(_("The file is larger than 50 MB. Split it, or use firsthand import on the server."))
        file = store(sent.read(), name=sent.name, mime="text/csv")
        one = look_at_sheet(file, by=request.representative, at=timezone.now())
        return HttpResponseRedirect(f"{CUSTOMERS}{one.pk}/", status=SEE_OTHER)

    return unless_refused(act, otherwise=partial(listed, request))


def listed(request: AtDesk, *, error: str = "") -> HttpResponse:
    brought = list(Import.objects.select_related("by").order_by("-pk")[:SHOWN])
    is_running = any(one.is_running for one in brought)
    status = 422 if error else 200
    return page(
        request, "customers", item="customers", status=status, imports=brought, is_running=is_running, error=error
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def one_import(request: AtDesk, number: int) -> HttpResponse:
    """Its columns and first rows while it is looked at; then how far it is, and which rows were refused."""
    one = found(number)
    if request.method != "POST":
        return shown(request, one)

    def act() -> HttpResponse:
        read_otherwise(one, chosen(request, reading_of(one)))
        if "begin" not in request.POST:
            return HttpResponseRedirect(f"{CUSTOMERS}{one.pk}/", status=SEE_OTHER)
        begin_import(one)
        return done(
            request, _("Your customers are being brought. You may close this page."), back=f"{CUSTOMERS}{one.pk}/"
        )

    return unless_refused(act, otherwise=partial(shown, request, one))


def found(number: int) -> Import:
    return get_object_or_404(Import.objects.select_related("file", "by"), pk=number)


def chosen(request: AtDesk, before: Reading) -> Reading:
    """How the form says that it is read."""
    encoding, delimiter = asked.words(request, "encoding"), request.POST.get("delimiter", "")
    columns = (request.POST.get(f"column-{place}", "") for place in range(len(before.fields)))
    return Reading(
        encoding if encoding in ENCODINGS else before.encoding,
        delimiter if delimiter in DELIMITERS else before.delimiter,
        "has_heads" in request.POST,
        tuple(columns),
    )


def shown(request: AtDesk, one: Import, *, error: str = "") -> HttpResponse:
    one = found(one.pk)
    refused = list(one.rows.filter(outcome="refused").order_by("line")[:TROUBLES])
    values: dict[str, Any] = {"one": one, "troubles": refused, "are_more": one.refused > len(refused), "error": error}
    if one.state == Import.State.LOOKED_AT:
        values |= preview(one)
    return page(request, "customer_import", item="customers", status=422 if error else 200, **values)


def preview(one: Import) -> dict[str, Any]:
    """The first rows, each with what would be refused about it."""
    reading, raw = reading_of(one), read(one.file.sha256) if one.file else b""
    rows = list(islice(reading.rows(raw), PREVIEWED))
    heads = reading.heads(raw)
    width = len(reading.fields)
    columns = [(place, heads[place] if place < len(heads) else "", reading.fields[place]) for place in range(width)]
    return {
        "reading": reading,
        "columns": columns,
        "rows": [([*row, *[""] * width][:width], trouble(row, reading)) for row in rows],
        "fields": FIELDS,
        "encodings": [(code, NAMED.get(code, code)) for code in ENCODINGS],
        "delimiters": [(",", ","), (";", ";"), ("\t", _("tab")), ("|", "|")],
    }


def trouble(row: list[str], reading: Reading) -> str:
    """Why this row would be refused, as far as it says itself."""
    try:
        customer_in(row, reading.fields)
    except Refused as why:
        return why.sentence
    return ""


@require_POST
@administrators_only
def pause(request: AtDesk, number: int) -> HttpResponse:
    """It rests until somebody lets it go on."""

    def act() -> str:
        pause_import(found(number))
        return _("Paused. What is in stays in.")

    return attempt(request, act, back=f"{CUSTOMERS}{number}/")


@require_POST
@administrators_only
def go_on(request: AtDesk, number: int) -> HttpResponse:
    """It goes on with the row at which it rested."""

    def act() -> str:
        resume_import(found(number))
        return _("It goes on.")

    return attempt(request, act, back=f"{CUSTOMERS}{number}/")


@require_POST
@administrators_only
def undo(request: AtDesk, number: int) -> HttpResponse:
    """What it brought is taken out again."""

    def act() -> str:
        undo_import(found(number))
        return _("It is being taken out again.")

    return attempt(request, act, back=f"{CUSTOMERS}{number}/")


NAMED = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "cp1257": "Windows-1257",
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "iso8859-2": "ISO 8859-2",
    "cp866": "CP 866",
}
