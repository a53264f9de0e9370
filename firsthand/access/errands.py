"""Mail about accounts, sent after the fact."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from firsthand.access.models import Account
from firsthand.kit.compat import task
from firsthand.organisation.queries import the_organisation

# RFC 3834: what a machine wrote says so, and nobody's vacation note answers it.
FROM_A_MACHINE = {"Auto-Submitted": "auto-generated"}


@task()
def mail_words(to: str, subject: str, words: str) -> None:
    """A short letter in plain words goes out."""
    EmailMessage(subject, words, to=[to], headers=FROM_A_MACHINE).send()


@task()
def mail_password_link(email: str) -> None:
    """Whoever has an account at this address gets the link; nobody else hears anything.

    The account is looked up here and not in the request, so that the page answers alike for every address,
    and the link is made here, so that it never lies in the database.
    """
    account = Account.objects.active().at_address(email).first()
    if account is None or not account.has_usable_password():
        return
    with translation.override(account.language):
        subject = _("A new password for {organisation}").format(organisation=the_organisation().name)
        EmailMessage(subject, password_words(account), to=[account.email], headers=FROM_A_MACHINE).send()


def password_words(account: Account) -> str:
    """The letter, in the language now spoken."""
    return _(
        "Hello,\n\n"
        "somebody, we hope you, asked for a new password for {email}.\n\n"
        "Choose it here:\n{link}\n\n"
        "The link works once and lasts an hour. If it was not you, you need do nothing: your password stays as it is.\n"
    ).format(email=account.email, link=password_link(account))


def password_link(account: Account) -> str:
    """One use: it dies with the password that it replaces, and after an hour. Built on our own address, never on a Host header."""
    key = default_token_generator.make_token(account)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(account), "key": key})
    return f"{settings.BASE_URL}{path}"
