"""The addresses of chats: all that a site and its visitors fetch."""

from django.urls import path

from firsthand.channels.chat.views import faces, files, script

app_name = "chat"
urlpatterns = [
    path("chat/<slug:key>.js", script.script, name="script"),
    path("chat/<slug:key>/words/", script.words, name="words"),
    path("chat/<slug:key>/files/", files.bringing, name="files"),
    path("chat/<slug:key>/files/<int:visitor>/<int:attachment>/<str:mark>", files.shown, name="file"),
    path("chat/<slug:key>/faces/<int:representative>/<int:picture>/<str:mark>", faces.face, name="face"),
]
