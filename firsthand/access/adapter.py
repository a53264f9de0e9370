"""Where allauth meets the house: mail goes by errand, and what happens at the door is written down."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils import timezone, translation

from firsthand.access.actions import (
    note_password_change,
    note_second_factor_change,
    note_sign_in,
    note_sign_in_failure,
    note_sign_out,
)
from firsthand.access.errands import mail_words
from firsthand.access.models import Account
from firsthand.access.rules_of_sessions import begin_session
from firsthand.access.secrets import conceal, reveal
from firsthand.journal.errands import enqueue
from firsthand.organisation.queries import the_organisation

UNSAID = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up here: people are invited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Account) -> None:
        super().login(request, user)
        now = timezone.now()
        begin_session(request, user, at=now)
        note_sign_in(user, at=now)

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, Account):
            note_sign_out(request.user, at=timezone.now())
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        note_sign_in_failure(credentials.get("email") or "", at=timezone.now())

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *more: Any, **named: Any
    ) -> None:
        """Coming and going are seen without words, which would turn up on whatever page is next."""
        if message_template not in UNSAID:
            super().add_message(request, level, message_template, *more, **named)

    def set_password(self, user: Account, password: str) -> None:
        user.set_password(password)
        user.save(update_fields=["password"])
        note_password_change(user, at=timezone.now())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The letter is written now and sent by an errand, in the language of whom it goes to."""
        house = {"name": the_organisation().name, "domain": settings.BASE_URL}
        with translation.override(language_at(email)):
            letter: EmailMessage = self.render_mail(
                template_prefix, email, {"email": email, "current_site": house} | context
            )
        enqueue(mail_words, email, str(letter.subject), str(letter.body))

    def send_notification_mail(self, template_prefix: str, user: Account, *args: Any, **kwargs: Any) -> None:
        """The owner is told by mail; of a second factor it is also written down, here, where every change of one comes by."""
        if template_prefix.startswith("mfa/"):
            note_second_factor_change(user, at=timezone.now())
        super().send_notification_mail(template_prefix, user, *args, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors are concealed at rest."""

    def get_totp_issuer(self) -> str:
        return the_organisation().name

    def encrypt(self, text: str) -> str:
        return conceal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return reveal(encrypted_text)


def language_at(email: str) -> str:
    """The language of the account at this address, else the one now spoken."""
    chosen = Account.objects.at_address(email).values_list("language", flat=True).first()
    return chosen or translation.get_language() or "en"
