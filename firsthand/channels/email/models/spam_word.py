"""A word of letters that representatives marked or answered, and in how many of either kind it stood."""

from django.db import models


class SpamWord(models.Model):
    """Counts of letters, not of uses; the empty word counts the letters themselves."""

    word = models.CharField(max_length=60, unique=True)
    spam = models.IntegerField(default=0)
    good = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.word
