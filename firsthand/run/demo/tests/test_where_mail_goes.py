"""Where the demo's mail goes, and what the house itself mails for trials."""

import email
import email.policy

import pytest
from django.core.mail import EmailMessage, get_connection

from firsthand.run.demo.welcome import outgoing
from firsthand.run.mail import mail_settings


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("file:///srv/trial/outbox", "each letter lies in /srv/trial/outbox"),
        ("file:///srv/my%20trial", "each letter lies in /srv/my trial"),
        ("smtp+tls://user:secret@mail.shop.example:587", "goes out by mail.shop.example (FIRSTHAND_SMTP_URL)"),
    ],
)
def test_the_terminal_names_the_place_that_is_set_and_no_password(url, says):
    told = "\n".join(outgoing(url))

    assert says in told and "secret" not in told


def test_what_the_house_mails_is_a_letter_that_any_mail_program_opens(settings, tmp_path):
    settings.SMTP_URL = f"file://{tmp_path}/my%20trial"
    with get_connection(mail_settings(settings.SMTP_URL)["EMAIL_BACKEND"]) as way:
        EmailMessage("Žinia", "Rūta rašė.\n", to=["asta@namai.example"], connection=way).send()

    (kept,) = (tmp_path / "my trial").iterdir()
    letter = email.message_from_bytes(kept.read_bytes(), policy=email.policy.default)
    assert kept.suffix == ".eml" and letter["Subject"] == "Žinia"
    assert letter.get_content().strip() == "Rūta rašė."
