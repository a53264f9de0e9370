"""The addresses of the notices."""

from django.urls import path

from firsthand.workspace.views import notices

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/unread/", notices.unread, name="notices-unread"),
    path("notices/reading/", notices.reading_of_all, name="notices-reading"),
    path("notices/<int:number>/opening/", notices.opening, name="notice-opening"),
]
