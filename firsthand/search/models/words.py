"""The tokens of a document as a column: a tsvector where the engine has one, else words between spaces."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class Words(models.TextField):  # type: ignore[type-arg]  # it takes no argument when it runs
    """Both engines take the same writing: tokens of letters, digits and underscores with spaces around them."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, value: Any, compiler: Any, connection: BaseDatabaseWrapper) -> str:
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"
