"""The ways by which a representative wants to be told."""

from django.db import models

from firsthand.notices.rules import About
from firsthand.team.models import Representative


class Way(models.Model):
    """Whether a representative wants a mail, or a word on their devices, about something; the screen always shows it."""

    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=40, choices=About.choices)
    by_mail = models.BooleanField()
    by_push = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["representative", "about"], name="one_way_for_each")]

    def __str__(self) -> str:
        return self.about
