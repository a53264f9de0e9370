"""The look as a Django app, so that its templates and static files are found."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "firsthand.look"
    label = "look"
