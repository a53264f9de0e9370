"""Somebody asked for a code at an address: known to us or not, the row is the same."""

from django.db import models

from firsthand.organisation.models import Brand
from firsthand.people.models import Customer


class Asking(models.Model):
    """The code goes by mail, and works once, in the browser that asked, for a few minutes and a few tries."""

    # Of what the asking browser keeps.
    ticket = models.CharField(max_length=64, unique=True)
    address = models.CharField(max_length=320)
    # Whoever is in already and says that the address is theirs too; nobody where somebody wants to come in by it.
    customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE, related_name="+")
    # At whose address they asked: the letter names it.
    brand = models.ForeignKey(Brand, null=True, on_delete=models.SET_NULL, related_name="+")
    # Of the address of their machine, so that one machine does not ask for many.
    came_from = models.CharField(max_length=64)
    language = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    # Of the code, once it was made; it is made when it is sent, and only where somebody is known there.
    sealed = models.CharField(max_length=64, blank=True)
    tries_left = models.PositiveSmallIntegerField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["address", "asked_at"], name="asked_at_address"),
            models.Index(fields=["came_from", "asked_at"], name="asked_from_machine"),
            models.Index(fields=["asked_at"], name="asked_when"),
        ]

    def __str__(self) -> str:
        return f"asking {self.pk}"
