"""At a brand's own address customers are led to their page: whoever types its bare name wants in there."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from firsthand.organisation.queries import brand_at


class BrandAddressMiddleware:
    """Nothing is asked but at the bare address, and there only under another name than the house's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/" and is_elsewhere(request.get_host()) and brand_at(request.get_host()):
            return HttpResponseRedirect("/my/")
        return self.get_response(request)


def is_elsewhere(host: str) -> bool:
    """Whether it is not where the house itself is."""
    return host.lower() != str(urlsplit(settings.BASE_URL).netloc).lower()
