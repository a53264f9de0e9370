"""In which language a form is shown: the one that was chosen, else the first that the browser asks for, else its own."""

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from firsthand.channels.webform.models import Form


def language_of(request: HttpRequest, form: Form) -> str:
    spoken = form.languages or [form.language]
    asked = [request.GET.get("language", ""), *accepted(request)]
    return next((code for one in asked if (code := one.split("-")[0]) in spoken), form.language)


def accepted(request: HttpRequest) -> list[str]:
    """What the browser asks for, the best first."""
    said = request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:500]
    return [one for one, _weight in parse_accept_lang_header(said)]
