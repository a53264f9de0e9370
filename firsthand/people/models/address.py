"""An address by which a customer is known."""

from datetime import datetime

from django.db import models

from firsthand.people.models.customer import Customer
from firsthand.people.rules import box_of, has_aliases, normalised
from firsthand.people.rules.domains import company_domain_of
from firsthand.people.rules.failures import in_words
from firsthand.people.rules.ways import Way, proof_in_words, tail_of, written


class AddressQuerySet(models.QuerySet["Address"]):
    """How addresses are asked for."""

    def email(self, value: str) -> "AddressQuerySet":
        """The e-mail address, however it was written."""
        return self.filter(kind=Way.EMAIL, value=normalised(value))

    def at(self, kind: str, value: str) -> "AddressQuerySet":
        """The address of this kind, however it was written."""
        return self.filter(kind=kind, value=written(kind, value))

    def emails(self) -> "AddressQuerySet":
        return self.filter(kind=Way.EMAIL)


class Address(models.Model):
    """One way to reach a customer; the same address is the same person."""

    Kind = Way

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="addresses")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.EMAIL)
    value = models.CharField(max_length=320)
    # The last digits of a telephone number, which two writings of it share.
    tail = models.CharField(max_length=8, blank=True, default="")
    # Filled where several addresses are known to be one box; the first who came with one of them has it.
    box = models.CharField(max_length=320, blank=True)
    # The domain of one that may speak for a company; empty where anybody may have a box.
    domain = models.CharField(max_length=253, blank=True, default="")
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
        indexes = [
            models.Index(fields=["box"], name="addresses_of_a_box", condition=~models.Q(box="")),
            models.Index(fields=["domain", "-id"], name="addresses_at_a_domain", condition=~models.Q(domain="")),
            models.Index(fields=["tail"], name="addresses_ending_so", condition=~models.Q(tail="")),
        ]

    def __str__(self) -> str:
        return self.value

    @property
    def bounce_words(self) -> str:
        """Why the last mail to it came back, in the reader's language."""
        return in_words(self.bounce_why)

    @property
    def is_email(self) -> bool:
        return self.kind == Way.EMAIL

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None

    @property
    def proof_words(self) -> str:
        """How it was proven to be theirs, in the reader's language."""
        return proof_in_words(self.verified_how)

    @property
    def is_unreachable(self) -> bool:
        """Whether mail to it comes back for good."""
        return self.bounced_at is not None and self.bounce != "soft"

    @classmethod
    def of(cls, customer: Customer, address: str, *, kind: str = Way.EMAIL, since: datetime) -> "Address":
        """The row, not yet written, by which the customer is known at this address."""
        value, told = written(kind, address), cls(customer=customer, kind=kind, since=since)
        told.value = value
        if kind == Way.EMAIL:
            told.box = box_of(value) if has_aliases(value) else ""
            told.domain = company_domain_of(value)
        elif kind == Way.PHONE:
            told.tail = tail_of(value)
        return told
