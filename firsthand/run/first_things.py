"""The first things of a new installation: a team, and an inbox with its mailbox, so that the first letter has a place."""

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from firsthand.channels.email.models import Mailbox
from firsthand.conversations.models import Inbox
from firsthand.team.models import Team


@transaction.atomic
def lay_first_things() -> None:
    """There is a default inbox; one that stands already is left as it is, and the demo brings its own."""
    if os.environ.get("FIRSTHAND_DEMO") or Inbox.objects.exists():
        return
    team = Team.objects.eldest() or Team.objects.create(name=_("Front desk"))
    inbox = Inbox.objects.create(name=_("Front desk"), team=team, is_default=True)
    Mailbox.objects.create(inbox=inbox, address=f"desk@{_domain()}")


def _domain() -> str:
    """Where mail to us goes until somebody says so: the first accepted domain, else the host of our address, if it is a name."""
    named = [domain for domain in settings.MAIL_DOMAINS if domain != "*"]
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return named[0] if named else host if _is_name(host) else "localhost"


def _is_name(host: str) -> bool:
    """An address such as 127.0.0.1 is no domain of a mailbox."""
    try:
        ip_address(host)
    except ValueError:
        return True
    return False
