"""What makes the workspace a program on a phone or a desktop: its manifest, the worker beside its pages, and a page for no network."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.organisation.queries import the_organisation
from firsthand.workspace import addresses

PAPER, INK = "#fbf8f3", "#1f6470"
WORKER = "workspace/service-worker.js"


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """How it is called and drawn where it is installed (W3C, Web Application Manifest)."""
    name = the_organisation().name
    told = {
        "id": "/",
        "name": _("%(organisation)s: the desk") % {"organisation": name},
        "short_name": name[:12],
        "start_url": addresses.DESK,
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": INK,
        "icons": [
            {"src": static("look/mark-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("look/mark-512.png"), "sizes": "512x512", "type": "image/png"},
            {"src": static("look/mark-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
        "shortcuts": [
            {"name": _("Mine"), "url": addresses.desk("mine")},
            {"name": _("Search"), "url": addresses.SEARCH},
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The worker stands at the root, because it may only serve what lies below its own address."""
    script = Path(str(finders.find(WORKER))).read_text()
    answer = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown for a page that was not open before while there is no network."""
    return render(request, "workspace/offline.html")
