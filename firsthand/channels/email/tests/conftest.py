"""What tests of outgoing mail begin with."""

from collections.abc import Iterator

import pytest

from firsthand.channels.email.tests.mail_server import MailServer, mail_server


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    """The house sends by this mail server."""
    with mail_server() as listening:
        settings.SMTP_URL = listening.url
        yield listening
