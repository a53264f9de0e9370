"""Search over what one may see, as one types."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.models import Attachment
from firsthand.conversations.queries import MOST_FOUND, Asking, Found, Way, answer_to, files_found, holds, people_found
from firsthand.conversations.rules.asking import Asked, read_line
from firsthand.people.models import Company, Customer
from firsthand.search.passage import Piece, passage
from firsthand.workspace import addresses, narrowing
from firsthand.workspace.faces import face_of_customer
from firsthand.workspace.rows import Row, rows
from firsthand.workspace.said import file
from firsthand.workspace.shell import shell
from firsthand.workspace.views.signed_in import AtDesk, representative_required

LONGEST, MOST_PEOPLE, MOST_COMPANIES = 200, 3, 30


@require_safe
@representative_required
def page(request: AtDesk) -> HttpResponse:
    """A page of its own, or the results alone for the place under the field."""
    values = answered(request, narrowed_line(request))
    if request.headers.get("HX-Target", "").startswith("div#search-results"):
        return render(request, "workspace/results.html", values)
    return render(request, "workspace/search.html", shell(request, here="search", **values, open="main", panes=1))


@require_safe
@representative_required
def choices(request: AtDesk) -> HttpResponse:
    """What the search may be narrowed down by, for whoever opens that menu."""
    line, beside = line_of(request), looked(request)
    menus = narrowing.menus(read_line(line), request.representative, beside)
    return render(request, "workspace/narrowing_choices.html", {"menus": menus, "kept": {"q": line} | beside})


def line_of(request: AtDesk) -> str:
    return request.GET.get("q", "").replace("\x00", "").lstrip()[:LONGEST]


def narrowed_line(request: AtDesk) -> str:
    """The line with what was written beside it: both are one line from then on."""
    line = line_of(request)
    if not any(request.GET.get(name) for name in narrowing.WRITTEN):
        return line
    return narrowing.said(narrowing.with_written(read_line(line), request.GET.dict()))[:LONGEST]


def looked(request: AtDesk) -> dict[str, str]:
    """Among what one looks and what stands first, as an address says it; nothing where it is as usual."""
    among, order = request.GET.get("in", ""), request.GET.get("by", "")
    return ({"in": among} if among in AMONG else {}) | ({"by": order} if order == "best" else {})


def answered(request: AtDesk, line: str) -> dict[str, Any]:
    """What was found for the line among what is looked at, and the filters in it."""
    asked = read_line(line)
    beside = looked(request)
    among, is_best = beside.get("in", ""), "by" in beside
    asking = Asking(request.representative, at=timezone.now(), zone=timezone.get_current_timezone())
    values: dict[str, Any] = {
        "words": line,
        "unknown": [],
        "results": [],
        "people": [],
        "companies": [],
        "files": [],
        "instead": "",
        "chips": narrowing.chips(asked, beside),
        "among": among,
        "beside": beside,
        "search_at": f"{addresses.SEARCH}?{urlencode(beside)}" if beside else addresses.SEARCH,
        "is_best": is_best,
        "ways": tabs(line, among=among, is_best=is_best),
        "orders": orders(line, among=among, is_best=is_best),
        "keep_at": f"{addresses.VIEWS}new/?{urlencode({'q': line})}",
        "choices_at": f"{addresses.SEARCH}choices/?{urlencode({'q': line} | beside)}",
    }
    values |= AMONG.get(among, conversations_in)(asked, asking, Way(best_first=is_best))
    # One more than is shown is asked for, so that it is known whether there is more.
    return values | {"results": values["results"][:MOST_FOUND], "is_cut": len(values["results"]) > MOST_FOUND}


def conversations_in(asked: Asked, asking: Asking, way: Way) -> dict[str, Any]:
    """Each conversation once, and above them those of their customers who are called so."""
    answer = answer_to(asked, asking, size=MOST_FOUND + 1, way=way)
    words = answer.instead or asked.words
    people = {one.conversation.customer_id: one.conversation.customer for one in answer.found} if words.strip() else {}
    named = [one for one in people.values() if holds(words, one.name, one.preferred_name)][:MOST_PEOPLE]
    return {
        "results": found(answer.found, words),
        "unknown": narrowing.sentences(answer.unknown),
        "instead": answer.instead,
        "people": [person(one, words, ()) for one in named],
    }


def messages_in(asked: Asked, asking: Asking, way: Way) -> dict[str, Any]:
    """Every message in which the words stand."""
    answer = answer_to(asked, asking, size=MOST_FOUND + 1, way=replace(way, each_message=True))
    return {
        "results": found(answer.found, answer.instead or asked.words),
        "unknown": narrowing.sentences(answer.unknown),
        "instead": answer.instead,
    }


def people_in(asked: Asked, asking: Asking, way: Way) -> dict[str, Any]:
    """Customers by name and address."""
    people, instead = people_found(asked, asking)
    words = instead or asked.words
    return {"people": [person(one.customer, words, one.addresses) for one in people], "instead": instead}


def companies_in(asked: Asked, asking: Asking, way: Way) -> dict[str, Any]:
    """Companies by name and domain."""
    found = Company.objects.called_like(asked.words).by_name()[:MOST_COMPANIES] if asked.words.strip() else []
    return {"companies": [company(one, asked.words) for one in found]}


def files_in(asked: Asked, asking: Asking, way: Way) -> dict[str, Any]:
    """Files by name, each with its message."""
    files, instead = files_found(asked, asking, way=way)
    words = instead or asked.words
    return {"files": [file_line(one, words) for one in files], "instead": instead}


AMONG: dict[str, Callable[[Asked, Asking, Way], dict[str, Any]]] = {
    "messages": messages_in,
    "people": people_in,
    "companies": companies_in,
    "files": files_in,
}


def tabs(line: str, *, among: str, is_best: bool) -> list[dict[str, Any]]:
    """What can be looked among."""
    named = [
        ("", _("Conversations")),
        ("messages", _("Messages")),
        ("people", _("People")),
        ("companies", _("Companies")),
        ("files", _("Files")),
    ]
    return [
        {"words": words, "href": at(line, among=code, is_best=is_best), "here": code == among} for code, words in named
    ]


def orders(line: str, *, among: str, is_best: bool) -> list[dict[str, Any]]:
    """What may stand first."""
    named = [(False, _("Newest first")), (True, _("Best first"))]
    return [
        {"words": words, "href": at(line, among=among, is_best=one), "here": one == is_best} for one, words in named
    ]


def at(line: str, *, among: str, is_best: bool) -> str:
    """The address of a search."""
    asked = {"q": line} | ({"in": among} if among else {}) | ({"by": "best"} if is_best else {})
    return f"{addresses.SEARCH}?{urlencode(asked)}"


def person(customer: Customer, words: str, known: Sequence[str]) -> dict[str, Any]:
    """A customer, with what was looked for marked in name and addresses."""
    return {
        "face": face_of_customer(customer),
        "href": addresses.customer(customer.pk),
        "name": passage(customer.called, words),
        "beside": [passage(one, words) for one in (customer.name if customer.preferred_name else "", *known) if one],
    }


def company(one: Company, words: str) -> dict[str, Any]:
    """A company, with what was looked for marked in its name."""
    return {"href": addresses.company(one.pk), "name": passage(one.name, words)}


def file_line(one: Attachment, words: str) -> dict[str, Any]:
    """A file, with the way to its message and whose matter it is."""
    matter = one.message.matter
    return {
        "file": file(one, one.message),
        "name": passage(one.file.name, words),
        "href": addresses.message_in_thread(matter.pk, one.message_id),
        "who": matter.customer.called,
        "subject": matter.subject,
        "at": one.message.at,
    }


def found(hits: Sequence[Found], words: str) -> list[tuple[Row, Found, list[Piece]]]:
    """Each hit as a row, with its subject in pieces as the place in its message is."""
    shown = rows(hit.conversation for hit in hits)
    return [(row, hit, passage(row.subject, words)) for row, hit in zip(shown, hits, strict=True)]
