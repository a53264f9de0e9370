"""What an address does not know, it does not swallow: a mistyped filter would else show everything."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from firsthand.api.problems import Flaw, Problem

View = Callable[..., HttpResponse]


def known_parameters_only(view: View) -> View:
    """The address refuses parameters that it does not describe or that stand twice, and characters that no database holds."""
    known = _query_names(view)

    @wraps(view)
    def asked(request: HttpRequest, **values: Any) -> HttpResponse:
        if flaws := list(_flaws(request, known)):
            raise Problem(422, "Something in the address cannot be taken; `errors` says what.", errors=flaws)
        return view(request, **values)

    return asked


def _flaws(request: HttpRequest, known: set[str]) -> Iterator[Flaw]:
    for name, values in request.GET.lists():
        if name not in known:
            yield Flaw(name, "There is no such parameter here.")
        elif len(values) > 1:  # whichever of them counted, the asker may have meant the other
            yield Flaw(name, "It stands here more than once.")
        elif "\x00" in values[0]:
            yield Flaw(name, "NUL cannot be searched for.")


def _query_names(view: View) -> set[str]:
    models = view._ninja_operation.models  # type: ignore[attr-defined] # put there by ninja's router
    return {name for model in models if model.__ninja_param_source__ == "query" for name in model.__ninja_flatten_map__}
