"""An invitation by link: one use, seven days, one address."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from firsthand.access.models import Role
from firsthand.kit.tokens import fingerprint
from firsthand.team.models.representative import Representative
from firsthand.team.models.team import Team


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """The words in which invitations are asked for."""

    def unused(self) -> "InvitationQuerySet":
        return self.filter(used_at=None, withdrawn_at=None)

    def open(self, *, at: datetime) -> "InvitationQuerySet":
        return self.unused().filter(expires_at__gt=at)

    def opened_by(self, token: str) -> "InvitationQuerySet":
        """The one that this token opens; an empty token opens none."""
        return self.filter(sha256=fingerprint(token)) if token else self.none()

    def to_address(self, email: str) -> "InvitationQuerySet":
        return self.filter(email=email)


class Invitation(models.Model):
    """The link's token is kept only as its hash, and is made of the secret key: a copy of the database opens nothing."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.REPRESENTATIVE)
    language = models.CharField(max_length=10, default="en")
    teams = models.ManyToManyField(Team, related_name="invitations", blank=True)
    invited_by = models.ForeignKey(Representative, null=True, on_delete=models.SET_NULL, related_name="+")
    nonce = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(used_at=None, withdrawn_at=None),
                name="invitation_waits_once_for_an_address",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role_is_known"),
            models.CheckConstraint(condition=~Q(sha256=""), name="invitation_has_a_token"),
        ]

    def __str__(self) -> str:
        return self.email

    def token(self) -> str:
        """The token again, for the errand that mails it, so that it need not lie in the errand."""
        return token_for(self.email, self.nonce)

    def is_open(self, *, at: datetime) -> bool:
        return self.used_at is None and self.withdrawn_at is None and at < self.expires_at


def token_for(email: str, nonce: str) -> str:
    """256 bits that only this installation can make, bound to the address (HMAC-SHA-256)."""
    return salted_hmac("firsthand.team.invitation", f"{email}:{nonce}", algorithm="sha256").hexdigest()
