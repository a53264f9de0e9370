"""By which server a mailbox's letters leave, and how many at a time, is said anew."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.actions.change_mailbox import PortIsWrong, keep_secret_home
from firsthand.channels.email.consent import ConsentIsWithdrawn, NoTokenNow
from firsthand.channels.email.facts import WayOutChanged
from firsthand.channels.email.models import Mailbox, WayOut, way_out_of
from firsthand.channels.email.sending.hand_over import try_server
from firsthand.channels.email.sending.server import server_of
from firsthand.channels.email.sending.turns import give_turns_anew
from firsthand.journal.actor import Acts
from firsthand.journal.changing import differing, record_change
from firsthand.kit.errors import Refused
from firsthand.kit.secrets import SecretIsLost, seal_secret
from firsthand.kit.text import one_line
from firsthand.team.rules.permissions import must_administer

LIMITS = {"a_minute", "an_hour", "a_day"}


class HostIsMissing(Refused):
    words = _("Say the host of the mail server, such as smtp.example.com.")


class PasswordIsLost(Refused):
    words = _("The password cannot be opened with the installation’s key. Type it anew.")


@dataclass(frozen=True, kw_only=True)
class WayOutSettings:
    """What is asked for; the password is None to keep the one before, and a limit None where there is none."""

    kind: str = WayOut.Kind.HOUSE
    host: str = ""
    port: int = 587
    safety: str = WayOut.Safety.STARTTLS
    user: str = ""
    password: str | None = None
    a_minute: int | None = None
    an_hour: int | None = None
    a_day: int | None = None

    def checked(self) -> dict[str, Any]:
        """The columns, each good, without the password. Raises HostIsMissing, PortIsWrong."""
        if not 1 <= self.port <= 65_535:
            raise PortIsWrong
        host = one_line(self.host, at_most=253).lower()
        if self.kind == WayOut.Kind.OWN and not host:
            raise HostIsMissing
        return {
            "kind": WayOut.Kind(self.kind).value,
            "host": host,
            "port": self.port,
            "safety": WayOut.Safety(self.safety).value,
            "user": one_line(self.user, at_most=254),
            "a_minute": self.a_minute or None,
            "an_hour": self.an_hour or None,
            "a_day": self.a_day or None,
        }


@transaction.atomic
def change_way_out(mailbox: Mailbox, settings: WayOutSettings, *, by: Acts, at: datetime) -> None:
    """Letters of this mailbox leave so from now on; those that wait for a limit that has changed look again.

    Raises OnlyAdministratorsMay, HostIsMissing, PortIsWrong, PasswordIsOfAnother.
    """
    must_administer(by)
    way = way_out_of(mailbox)
    parts = differing(way, settings.checked())
    changed = _set(way, settings)
    if not changed:
        return
    way.save()
    if LIMITS & set(changed):
        give_turns_anew(way)
    fact = WayOutChanged(mailbox=mailbox.pk, inbox=mailbox.inbox_id, changed=tuple(sorted(changed)))
    parts |= {"password": (None, None)} if "secret" in changed else {}
    record_change(fact, of="way_out", number=mailbox.inbox_id, parts=parts, by=by, at=at)


def try_way_out(mailbox: Mailbox, settings: WayOutSettings, *, by: Acts) -> str:
    """Empty when the server lets us in; else a sentence that says what to change. Nothing is sent, nothing kept.

    Raises OnlyAdministratorsMay, HostIsMissing, PortIsWrong, PasswordIsLost, PasswordIsOfAnother.
    """
    must_administer(by)
    try:
        return try_server(server_of(way_out_tried(mailbox, settings)))
    except (ConsentIsWithdrawn, NoTokenNow) as why:
        return why.sentence
    except SecretIsLost as lost:
        raise PasswordIsLost from lost


def way_out_tried(mailbox: Mailbox, settings: WayOutSettings) -> WayOut:
    """The way out with these settings, not kept; without another password the one before is tried."""
    kept = way_out_of(mailbox) if mailbox.pk else WayOut(mailbox=mailbox)
    way = WayOut(mailbox=mailbox, secret=kept.secret, host=kept.host)
    _set(way, settings)
    return way


def _set(way: WayOut, settings: WayOutSettings) -> list[str]:
    said = settings.checked()
    changed = [name for name, value in said.items() if getattr(way, name) != value]
    keep_secret_home(way.secret, before=way.host, now=said["host"], given=settings.password)
    for name in changed:
        setattr(way, name, said[name])
    if settings.password is not None:
        way.secret = seal_secret(settings.password) if settings.password else ""
        changed.append("secret")
    return changed
