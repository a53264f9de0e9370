"""Two forms at the door: one asks for a new password, one adds a passkey."""

from typing import Any

from allauth.account.forms import ResetPasswordForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from firsthand.access.errands import mail_password_link
from firsthand.journal.errands import enqueue


class ForgottenPasswordForm(ResetPasswordForm):
    """It does the same for every address: one errand, which finds out later whether there is somebody."""

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        return email

    def save(self, request: HttpRequest, **kwargs: object) -> str:
        email: str = self.cleaned_data["email"]
        enqueue(mail_password_link, email)
        return email


class PasskeyForm(AddWebAuthnForm):
    """A passkey lets one in by itself unless one says otherwise: that is what it is for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].label = _("Sign in with it alone, without the password")
