"""A customer: what we know, and all matters one may see."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import visible_to
from firsthand.kit.errors import Refused
from firsthand.kit.text import one_line
from firsthand.organisation.rules import a_time_zone, time_zones
from firsthand.people.actions.change import Traits, change
from firsthand.people.queries import company_suggested_for, every_address_of, memories_of
from firsthand.people.rules.kinds import CustomerKind, Form, Preference
from firsthand.workspace import addresses
from firsthand.workspace.faces import face_of_customer
from firsthand.workspace.local_time import local_time
from firsthand.workspace.memories import remembered
from firsthand.workspace.rows import rows
from firsthand.workspace.shell import shell
from firsthand.workspace.time_line import time_line_of
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import number, resource
from firsthand.workspace.views.found import customer_of, whom_they_became
from firsthand.workspace.views.language import NoSuchLanguage
from firsthand.workspace.views.signed_in import AtDesk, representative_required

MOST_MATTERS = 30


class NoSuchKind(Refused):
    words = gettext_lazy("Choose one of the kinds of customers.")


class NoSuchPreference(Refused):
    words = gettext_lazy("Choose e-mail, telephone or chat.")


class NoSuchForm(Refused):
    words = gettext_lazy("Choose formally or informally.")


@require_safe
@representative_required
def customer(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The customer with their matters, newest first."""
    if gone := whom_they_became(request, id):
        return HttpResponseRedirect(addresses.customer(gone.pk))
    person = customer_of(request, id)
    theirs = visible_to(request.representative).filter(customer=person).for_rows().newest_first()[:MOST_MATTERS]
    values = {
        "person": person,
        "customer": face_of_customer(person),
        "addresses": every_address_of(person),
        "suggested": company_suggested_for(person),
        "happened": time_line_of(person, request.representative),
        "matters": rows(theirs),
        "memories": remembered(memories_of(person)),
        "languages": settings.LANGUAGES,
        "local_now": local_time(person.timezone, at=timezone.now()),
    }
    return render(request, "workspace/customer_page.html", shell(request, here="", **values, open="main", panes=1))


@require_safe
@representative_required
def time_line(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """What happened before one of the entries."""
    person = customer_of(request, id)
    happened = time_line_of(person, request.representative, before=number(request, "before"))
    return render(request, "workspace/time_line.html", {"happened": happened, "person": person})


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """What we know of them is as the form says."""
    person, wanted = customer_of(request, id), traits(request)
    before = {name: getattr(person, name) for name in given(request)}
    change(person, traits=wanted, by=request.representative, at=timezone.now(), seen=number(request, "seen"))
    undo = f"{addresses.customer(id)}traits/?{urlencode(before)}"
    return done(request, words=_("That is kept."), back=addresses.customer(id), undo=undo)


def traits(request: AtDesk) -> Traits:
    """Only what the form named is changed."""
    wanted = given(request)
    if wanted.get("language", "") not in {"", *dict(settings.LANGUAGES)}:
        raise NoSuchLanguage
    if wanted.get("kind", CustomerKind.PERSON) not in CustomerKind.values:
        raise NoSuchKind
    if wanted.get("form", "") not in {"", *Form.values}:
        raise NoSuchForm
    if wanted.get("prefers", "") not in {"", *Preference.values}:
        raise NoSuchPreference
    if zone := wanted.get("timezone"):
        a_time_zone(zone)
    return Traits(**wanted)


def given(request: AtDesk) -> dict[str, str]:
    """What the form says, or the address of an undo."""
    said = request.POST if any(name in request.POST for name in FIELDS) else request.GET
    return {name: one_line(said[name], at_most=120 if name == "position" else 200) for name in FIELDS if name in said}


@require_safe
@representative_required
def zones(request: AtDesk) -> HttpResponse:
    """The time zones, for whoever begins to name one."""
    return render(request, "workspace/zones.html", {"zones": [name for name, _words in time_zones()]})


FIELDS = ("name", "preferred_name", "language", "timezone", "kind", "form", "greeting", "prefers", "position")
traits_of = resource(POST=put, PUT=put)
