"""Live as a Django application."""

from django.apps import AppConfig


class Live(AppConfig):
    name = "firsthand.live"
    label = "live"
