"""A loan: a matter that somebody else looks after while its owner is away."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models.conversation import Conversation
from firsthand.team.models import Absence, Representative


class LoanQuerySet(models.QuerySet["Loan"]):
    """How loans are spoken of."""

    def open(self) -> "LoanQuerySet":
        """Those that have not come back."""
        return self.filter(ended_at=None)


class Loan(models.Model):
    """Of one conversation at a time; who has it is its owner, and whose it was comes first when they are back."""

    class Outcome(models.TextChoices):
        """What became of it."""

        NONE = "", ""
        RETURNED = "returned", _("came back")
        SOLVED = "solved", _("was solved meanwhile")
        KEPT = "kept", _("somebody took it for good")

    absence = models.ForeignKey(Absence, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    lender = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    # Nobody where it is its team's.
    borrower = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lent_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default=Outcome.NONE)

    objects = LoanQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["lender"], name="lent_by", condition=Q(ended_at=None)),
            models.Index(fields=["borrower"], name="lent_to", condition=Q(ended_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["conversation"], name="lent_once_at_a_time", condition=Q(ended_at=None)),
            models.CheckConstraint(condition=Q(ended_at=None) ^ ~Q(outcome=""), name="a_loan_ends_somehow"),
        ]

    def __str__(self) -> str:
        return f"#{self.conversation_id} of {self.lender_id}"
