"""Where providers of mail call."""

from django.urls import path

from firsthand.channels.email.hooks import views

app_name = "email"
urlpatterns = [
    path("hooks/mail/<str:token>/letters/", views.letters, name="hook-letters"),
    path("hooks/mail/<str:token>/events/", views.events, name="hook-events"),
]
