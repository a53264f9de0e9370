"""Whether somebody vouches for who wrote a message."""

from django.db import models


class Vouched(models.TextChoices):
    """What the checks of a letter come to for the person who reads it."""

    NOT_CHECKED = ""
    VOUCHED = "vouched"  # the domain of the sender stands behind it
    UNCONFIRMED = "unconfirmed"  # nobody can say
    FAILED = "failed"  # it breaks the rules that the sender's domain has set
