"""The addresses of the interface."""

from django.urls import URLPattern, path, re_path

from firsthand.api.description import openapi
from firsthand.api.door import guarded, unknown
from firsthand.api.interface import api

urlpatterns = [path("openapi.json", openapi)]
urlpatterns += [
    path(f"v1/{pattern.pattern}", guarded(pattern.callback))
    for pattern in api.urls[0]
    if isinstance(pattern, URLPattern) and str(pattern.pattern)
]
urlpatterns += [re_path("", unknown)]
