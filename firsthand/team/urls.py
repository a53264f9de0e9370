"""The addresses of the links by which one comes in for the first time."""

from django.urls import path

from firsthand.team.views.begin import begin
from firsthand.team.views.join import join

app_name = "team"
urlpatterns = [
    path("join/<str:token>/", join, name="join"),
    path("begin/<str:token>/", begin, name="begin"),
]
