"""A promise that somebody else keeps while who gave it is away, and whether its customer was told so."""

from django.db import models
from django.db.models import Q

from firsthand.conversations.models import Loan
from firsthand.promises.models.promise import Promise
from firsthand.team.models import Absence, Representative


class PromiseLoanQuerySet(models.QuerySet["PromiseLoan"]):
    """How such loans are spoken of."""

    def open(self) -> "PromiseLoanQuerySet":
        """Those that have not come back."""
        return self.filter(ended_at=None)


class PromiseLoan(models.Model):
    """Of one promise at a time; what becomes of it is what becomes of a matter that is lent."""

    Outcome = Loan.Outcome

    absence = models.ForeignKey(Absence, on_delete=models.CASCADE, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="+")
    lender = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    borrower = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lent_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Loan.Outcome.choices, blank=True, default="")

    objects = PromiseLoanQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["lender"], name="promise_lent_by", condition=Q(ended_at=None)),
            models.Index(fields=["borrower"], name="promise_lent_to", condition=Q(ended_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["promise"], name="promise_lent_once", condition=Q(ended_at=None)),
            models.CheckConstraint(condition=Q(ended_at=None) ^ ~Q(outcome=""), name="a_promise_loan_ends_somehow"),
        ]
