"""The index as a Django app, so that its table is made."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "firsthand.search"
    label = "search"
