"""By which server a mailbox's letters leave, and how many at a time, is said anew."""

from collections.abc import Mapping
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
from firsthand.channels.email.sending.try_provider import try_provider
from firsthand.channels.email.sending.turns import give_turns_anew
from firsthand.journal.actor import Acts
from firsthand.journal.changing import differing, record_change
from firsthand.kit.errors import Refused
from firsthand.kit.secrets import SecretIsLost, seal_secret
from firsthand.kit.text import one_line
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import must_administer

LIMITS = {"a_minute", "an_hour", "a_day"}


class HostIsMissing(Refused):
    words = _("Say the host of the mail server, such as smtp.example.com.")


class KeyIsMissing(Refused):
    words = _("Say which provider carries the letters, and give the key that it made for you.")


class PasswordIsLost(Refused):
    words = _("The password cannot be opened with the installation’s key. Type it anew.")


@dataclass(frozen=True, kw_only=True)
class WayOutSettings:
    """What is asked for; the password is None to keep the one before, and a limit None where there is none."""

    kind: str = WayOut.Kind.HOUSE
    host: str = ""
    port: int = 587
    safety: str = WayOut.Safety.STARTTLS
    provider: str = ""
    region: str = ""
    user: str = ""
    password: str | None = None
    a_minute: int | None = None
    an_hour: int | None = None
    a_day: int | None = None

    def checked(self) -> dict[str, Any]:
        """The columns, each good, without the password. Raises HostIsMissing, PortIsWrong, KeyIsMissing."""
        if not 1 <= self.port <= 65_535:
            raise PortIsWrong
        host = one_line(self.host, at_most=253).lower()
        if self.kind == WayOut.Kind.OWN and not host:
            raise HostIsMissing
        if self.kind == WayOut.Kind.PROVIDER and not self.provider:
            raise KeyIsMissing
        return {
            "kind": WayOut.Kind(self.kind).value,
            "host": host,
            "provider": WayOut.Carrier(self.provider).value if self.provider else "",
            "region": WayOut.Region(self.region).value,
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

    Raises OnlyAdministratorsMay, HostIsMissing, PortIsWrong, KeyIsMissing, PasswordIsOfAnother.
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
    """Empty when the server lets us in; else a sentence that says what to change. Nothing is kept.

    Nothing is sent either, but by a provider, who says only of a letter whether it takes any: that one goes to whoever tries.

    Raises OnlyAdministratorsMay, HostIsMissing, PortIsWrong, PasswordIsLost, PasswordIsOfAnother.
    """
    must_administer(by)
    way = way_out_tried(mailbox, settings)
    try:
        return try_provider(way, to=_trier(by) or mailbox.address) if way.is_by_provider else try_server(server_of(way))
    except (ConsentIsWithdrawn, NoTokenNow) as why:
        return why.sentence
    except SecretIsLost as lost:
        raise PasswordIsLost from lost


def way_out_tried(mailbox: Mailbox, settings: WayOutSettings) -> WayOut:
    """The way out with these settings, not kept; without another password the one before is tried."""
    kept = way_out_of(mailbox) if mailbox.pk else WayOut(mailbox=mailbox)
    home = {name: getattr(kept, name) for name in ("kind", "host", "provider", "region")}
    way = WayOut(mailbox=mailbox, secret=kept.secret, **home)
    _set(way, settings)
    return way


def _set(way: WayOut, settings: WayOutSettings) -> list[str]:
    said = settings.checked()
    changed = [name for name, value in said.items() if getattr(way, name) != value]
    keep_secret_home(way.secret, before=_home(vars(way)), now=_home(said), given=settings.password)
    if said["kind"] == WayOut.Kind.PROVIDER and not (settings.password or way.secret):
        raise KeyIsMissing
    for name in changed:
        setattr(way, name, said[name])
    if settings.password is not None:
        way.secret = seal_secret(settings.password) if settings.password else ""
        changed.append("secret")
    return changed


def _home(said: Mapping[str, Any]) -> str:
    """Where the password or key is sent: to a server, or to a provider."""
    if said["kind"] == WayOut.Kind.PROVIDER:
        return f"{said['provider']} {said['region']}"
    return str(said["host"])


def _trier(by: Acts) -> str:
    return by.account.email if isinstance(by, Representative) else ""
