"""One act on many conversations: what is chosen is done, watched, and undone."""

from datetime import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from firsthand.batches.actions import begin, finish_now, take_back
from firsthand.batches.models import Batch
from firsthand.batches.queries import batches_of
from firsthand.conversations.models import Tag
from firsthand.team.queries import teams_visible_to
from firsthand.workspace import addresses
from firsthand.workspace.away import away_words, here_first
from firsthand.workspace.batches import refusals, told
from firsthand.workspace.chosen import act, chosen, hours_of, named, parameters
from firsthand.workspace.faces import face_of
from firsthand.workspace.queries import colleagues_to_ask
from firsthand.workspace.shell import shell
from firsthand.workspace.sleeping import near_moments
from firsthand.workspace.views.answers import SEE_OTHER
from firsthand.workspace.views.asked import resource
from firsthand.workspace.views.found import first
from firsthand.workspace.views.signed_in import AtDesk, is_part, representative_required

SHOWN, MOST_TAGS = 30, 200


def index(request: AtDesk) -> HttpResponse:
    """Their own, newest first."""
    now = timezone.now()
    shown = [told(one, at=now) for one in batches_of(request.representative)[:SHOWN]]
    values = shell(request, here="desk", batches=shown, open="main", panes=1)
    return render(request, "workspace/batches.html", values)


def create(request: AtDesk) -> HttpResponse:
    """It is done with all that was chosen: at once, or more than a page's worth behind the page."""
    wanted, at = act(request), timezone.now()
    numbers = chosen(request)
    given = parameters(request, wanted, numbers, at=at)
    begun = begin(wanted, numbers, by=request.representative, at=at, parameters=given)
    return news(request, finish_now(begun, at=at), at=at)


@require_safe
@representative_required
def one(request: AtDesk, number: int) -> HttpResponse:
    """How far it is: for a screen that watches it, else as a page with what could not be done."""
    found, now = batch_of(request, number), timezone.now()
    if is_part(request) and request.headers.get("HX-Target", "").startswith("div#batch-"):
        return render(request, "workspace/batch.html", {"batch": told(found, at=now)})
    values = shell(request, here="desk", batch=told(found, at=now), refusals=refusals(found), open="main", panes=1)
    return render(request, "workspace/batch_page.html", values)


def undo(request: AtDesk, number: int) -> HttpResponse:
    """Each has again what it had before, where nobody changed it since."""
    at = timezone.now()
    begun = take_back(batch_of(request, number), by=request.representative, at=at)
    answer = news(request, finish_now(begun, at=at), at=at)
    answer["HX-Trigger"] = "batches:changed"  # the page of all of them looks again
    return answer


@require_safe
@representative_required
def bar(request: AtDesk) -> HttpResponse:
    """What can be done with what is chosen, for the first who chooses something."""
    return render(request, "workspace/bar.html")


@require_safe
@representative_required
def hands(request: AtDesk) -> HttpResponse:
    """To whom all of it may be given."""
    now, me = timezone.now(), request.representative
    people = [
        {
            "id": person.pk,
            "face": face_of(person),
            "here": person.is_present(at=now) and not person.is_away,
            "away": away_words(person),
        }
        for person in colleagues_to_ask(me)
    ]
    values = {"colleagues": here_first(people), "teams": teams_visible_to(me)}
    return render(request, "workspace/bar_hands.html", values)


@require_safe
@representative_required
def moments(request: AtDesk) -> HttpResponse:
    """Until when all of it may sleep."""
    hours = hours_of(named(request), request)
    return render(request, "workspace/bar_sleep.html", {"moments": near_moments(timezone.now(), hours=hours)})


@require_safe
@representative_required
def tags(request: AtDesk) -> HttpResponse:
    """The words that are known, to be put on all of it or taken off."""
    return render(request, "workspace/bar_tags.html", {"known": Tag.objects.values_list("name", flat=True)[:MOST_TAGS]})


def news(request: AtDesk, batch: Batch, *, at: datetime) -> HttpResponse:
    """A piece of news that goes on counting while it is worked off, or the page of it."""
    if is_part(request):
        return render(request, "workspace/batch_begun.html", {"batch": told(batch, at=at)})
    return HttpResponseRedirect(addresses.batch(batch.pk), status=SEE_OTHER)


def batch_of(request: AtDesk, number: int) -> Batch:
    return first(batches_of(request.representative).filter(pk=number))


batches = resource(GET=index, HEAD=index, POST=create)
taking_back = resource(POST=undo)
