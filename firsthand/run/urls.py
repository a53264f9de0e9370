"""Every address of the product."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from firsthand.run.front import front

urlpatterns: list[URLPattern | URLResolver] = [
    path("", front),
    path("accounts/", include("firsthand.access.urls")),
    path("", include("firsthand.team.urls")),
    path("look/", include("firsthand.look.urls")),
    path("my/", include("firsthand.portal.urls")),
    path("", include("firsthand.workspace.urls")),
    path("", include("firsthand.channels.email.urls")),
    path("", include("firsthand.channels.webform.urls")),
    path("", include("firsthand.channels.chat.urls")),
]

if settings.IS_DEMO:
    urlpatterns.append(path("demo/", include("firsthand.run.demo.urls")))

if find_spec("firsthand.api.urls"):
    urlpatterns.append(path("api/", include("firsthand.api.urls")))

handler400 = "firsthand.workspace.views.troubles.not_understood"
handler403 = "firsthand.workspace.views.troubles.not_allowed"
handler404 = "firsthand.workspace.views.troubles.not_found"
handler500 = "firsthand.workspace.views.troubles.broken"
