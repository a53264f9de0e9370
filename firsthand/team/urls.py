"""The address of an invitation's link."""

from django.urls import path

from firsthand.team.views import join

app_name = "team"
urlpatterns = [path("join/<str:token>/", join, name="join")]
