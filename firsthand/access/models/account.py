"""An account: the e-mail address and the secret with which somebody signs in."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from firsthand.access.models.role import Role


class AccountQuerySet(models.QuerySet["Account"]):
    """The words in which accounts are asked for."""

    def active(self) -> "AccountQuerySet":
        return self.filter(is_active=True)

    def administrators(self) -> "AccountQuerySet":
        return self.active().filter(role=Role.ADMINISTRATOR)

    def at_address(self, email: str) -> "AccountQuerySet":
        return self.filter(email=tidy_email(email))


class Accounts(BaseUserManager["Account"]):
    """Django asks the user model for a manager; ours makes no superusers."""

    def join(
        self, email: str, *, role: Role, at: datetime, password: str | None = None, language: str = "en"
    ) -> "Account":
        """A new account stands; without a password nobody can sign in to it by one."""
        account = Account(email=tidy_email(email), role=role, language=language, joined_at=at)
        account.set_password(password)
        account.save(force_insert=True, using=self.db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        found: Account = self.get(email=tidy_email(username or ""))
        return found


class Account(AbstractBaseUser):
    """One person, or one machine, who may come in."""

    email = models.EmailField(max_length=254, unique=True)
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.REPRESENTATIVE)
    language = models.CharField(max_length=10, default="en")
    is_active = models.BooleanField(default=True)
    endings = models.PositiveIntegerField(default=0, editable=False)
    joined_at = models.DateTimeField()

    objects = Accounts.from_queryset(AccountQuerySet)()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            # With the unique column this makes an address unique in whatever case it is written.
            models.CheckConstraint(condition=Q(email=Lower("email")), name="account_email_is_lower_case"),
            models.CheckConstraint(condition=~Q(email=""), name="account_has_an_email"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="account_role_is_known"),
        ]

    def __str__(self) -> str:
        return self.email

    def get_session_auth_hash(self) -> str:
        """A session lives while the password and the count of endings are those it began with."""
        return self._proof_of_session(settings.SECRET_KEY)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        yield from map(self._proof_of_session, settings.SECRET_KEY_FALLBACKS)

    def _proof_of_session(self, secret: str | bytes) -> str:
        words = f"{self.password}:{self.endings}"
        return salted_hmac("firsthand.access.session", words, secret=secret, algorithm="sha256").hexdigest()

    @property
    def is_administrator(self) -> bool:
        return self.role == Role.ADMINISTRATOR


def tidy_email(email: str) -> str:
    """One spelling for one address, so that the unique constraint sees twins."""
    return email.strip().lower()
