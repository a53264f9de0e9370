"""The form with which somebody asks for a new password."""

from allauth.account.forms import ResetPasswordForm
from django.http import HttpRequest

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
