"""A tag: a word by which matters of a kind are found again."""

from django.db import models


class Tag(models.Model):
    """A word that is put on conversations."""

    name = models.CharField(max_length=60, unique=True)
    is_put_away = models.BooleanField(default=False, help_text="it stays where it is, and is offered no more")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
