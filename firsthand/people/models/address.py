"""An address by which a customer is known."""

from datetime import datetime

from django.db import models

from firsthand.people.models.customer import Customer
from firsthand.people.rules import box_of, has_aliases, normalised
from firsthand.people.rules.failures import in_words


class AddressQuerySet(models.QuerySet["Address"]):
    """How addresses are asked for."""

    def email(self, value: str) -> "AddressQuerySet":
        """The e-mail address, however it was written."""
        return self.filter(kind=Address.Kind.EMAIL, value=normalised(value))


class Address(models.Model):
    """One way to reach a customer; the same address is the same person."""

    class Kind(models.TextChoices):
        """The ways there are."""

        EMAIL = "email"

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="addresses")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.EMAIL)
    value = models.CharField(max_length=320)
    # Filled where several addresses are known to be one box; the first who came with one of them has it.
    box = models.CharField(max_length=320, blank=True)
    since = models.DateTimeField()
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_how = models.CharField(max_length=40, blank=True)
    # The last letter to it came back; one that comes from it clears the mark. `bounce_why` is a code.
    bounced_at = models.DateTimeField(null=True, blank=True)
    bounce = models.CharField(max_length=4, blank=True)
    bounce_why = models.CharField(max_length=20, blank=True)
    # How often in a row, and since when: what came back softly too often is given up (`rules/giving_up.py`).
    bounces = models.PositiveSmallIntegerField(default=0)
    bouncing_since = models.DateTimeField(null=True, blank=True)
    # Its owner called a letter of ours spam: no more letters but answers.
    complained_at = models.DateTimeField(null=True, blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="one_person_an_address")]
        indexes = [models.Index(fields=["box"], name="addresses_of_a_box", condition=~models.Q(box=""))]

    def __str__(self) -> str:
        return self.value

    @property
    def bounce_words(self) -> str:
        """Why the last mail to it came back, in the reader's language."""
        return in_words(self.bounce_why)

    @property
    def is_unreachable(self) -> bool:
        """Whether mail to it comes back for good."""
        return self.bounced_at is not None and self.bounce != "soft"

    @classmethod
    def of(cls, customer: Customer, address: str, *, since: datetime) -> "Address":
        """The row, not yet written, by which the customer is known at this e-mail address."""
        box = box_of(address) if has_aliases(address) else ""
        return cls(customer=customer, value=normalised(address), box=box, since=since)
