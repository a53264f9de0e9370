"""Every page speaks the reader's language and shows the reader's time."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponse]


class ReaderMiddleware:
    """The account's own language and zone; before sign-in what the browser asks for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language), timezone.override(zone_of(request)):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        return in_language(response, language, request)


def language_of(request: HttpRequest) -> str:
    """A language that we speak."""
    chosen = request.user.language if request.user.is_authenticated else ""
    if chosen in dict(settings.LANGUAGES):
        return chosen
    return translation.get_language_from_request(request)


def zone_of(request: HttpRequest) -> ZoneInfo:
    """The zone of the representative behind the account, else the organisation's default, UTC."""
    reader = getattr(request.user, "representative", None)
    try:
        return ZoneInfo(reader.timezone if reader else settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def in_language(response: HttpResponse, language: str, request: HttpRequest) -> HttpResponse:
    response.headers.setdefault("Content-Language", language)
    if not request.user.is_authenticated:
        patch_vary_headers(response, ("Accept-Language",))
    return response
