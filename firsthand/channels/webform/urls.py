"""Where forms are filled in."""

from django.urls import path

from firsthand.channels.webform.views import pages, scripts

app_name = "webform"
urlpatterns = [
    path("forms/<slug:name>/", pages.alone, name="form"),
    path("forms/<slug:name>/sent/", pages.sent_alone, name="form-sent"),
    path("forms/<slug:name>/embedded/", pages.embedded, name="form-embedded"),
    path("forms/<slug:name>/embedded/sent/", pages.sent_embedded, name="form-embedded-sent"),
    path("forms/<slug:name>/embed.js", scripts.embed, name="form-script"),
]
