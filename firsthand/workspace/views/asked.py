"""What was asked in a form or in an address."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from firsthand.files.models import StoredFile
from firsthand.files.store import store_many
from firsthand.kit.text import without_nulls
from firsthand.workspace.views.signed_in import Page, representative_required


def asked(request: HttpRequest, name: str) -> str:
    """A value from the form, else from the address: an undo has its whole meaning in its address."""
    return without_nulls(str(request.POST.get(name) or request.GET.get(name) or "")).strip()


def number(request: HttpRequest, name: str) -> int | None:
    """A value that is a number of ours."""
    words = asked(request, name)
    return int(words) if words.isdecimal() and len(words) < 19 else None


def numbers(request: HttpRequest, name: str) -> set[int]:
    """All values that are numbers of ours."""
    return {int(one) for one in request.POST.getlist(name) if one.isdecimal() and len(one) < 19}


def method(request: HttpRequest) -> str:
    """What is asked for; a form knows only GET and POST, so its address may say that DELETE is meant."""
    meant = request.GET.get("method", "").upper()
    return meant if request.method == "POST" and meant == "DELETE" else request.method or ""


def files(request: HttpRequest) -> tuple[StoredFile, ...]:
    """The files that came with the form, kept."""
    given = request.FILES.getlist("files")
    if not given:
        return ()
    return tuple(store_many([(one.read(), one.name or "", one.content_type or "") for one in given]))


def resource(**verbs: Page) -> Page:
    """A resource that answers these methods: `resource(POST=own, DELETE=release)`."""

    @representative_required
    @wraps(next(iter(verbs.values())))
    def answered(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        verb: Callable[..., HttpResponse] | None = verbs.get(method(request))
        if verb is None:
            return HttpResponseNotAllowed(list(verbs))
        return verb(request, *args, **kwargs)

    return answered
