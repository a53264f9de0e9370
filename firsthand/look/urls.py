"""The addresses of the living page."""

from django.urls import path

from firsthand.look import views

urlpatterns = [
    path("", views.look, name="look"),
    path("desk", views.desk, name="look-desk"),
    path("letter", views.letter, name="look-letter"),
    path("kept", views.kept, name="look-kept"),
]
