"""A representative is told on a device, also while no page is open."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.kit.text import without_nulls
from firsthand.notices.facts import DeviceAdded
from firsthand.notices.models import Device
from firsthand.notices.push import is_subscription
from firsthand.team.models import Representative

MOST = 20
LONGEST_ENDPOINT = 2_000


class NotADevice(Refused):
    words = _("This browser did not say how it can be reached. Try again, or use another one.")


@dataclass(frozen=True)
class Subscription:
    """What a browser says of itself: the address at its push service, its keys (base64url), and a name for people."""

    endpoint: str
    public_key: str
    auth: str
    name: str = ""


@transaction.atomic
def add_device(said: Subscription, *, session: str, by: Representative, at: datetime) -> Device:
    """The browser is told for as long as this sign-in lasts; one known before is theirs now. Raises NotADevice."""
    if len(said.endpoint) > LONGEST_ENDPOINT or not is_subscription(said.endpoint, said.public_key, said.auth):
        raise NotADevice
    found = {
        "representative": by,
        "endpoint": said.endpoint,
        "public_key": said.public_key,
        "auth": said.auth,
        "name": without_nulls(said.name)[:120],
        "session": session,
        "endings": by.account.endings,
    }
    sha256 = hashlib.sha256(said.endpoint.encode()).hexdigest()
    device, is_new = Device.objects.update_or_create(
        sha256=sha256, defaults=found, create_defaults=found | {"added_at": at}
    )
    if is_new:
        _drop_the_oldest(by)
        record(DeviceAdded(representative=by.pk, device=device.pk), by=by, at=at)
    return device


def _drop_the_oldest(by: Representative) -> None:
    """Nobody has twenty browsers; what is older was left behind."""
    kept = Device.objects.of(by).order_by("-pk").values_list("pk", flat=True)[:MOST]
    Device.objects.of(by).exclude(pk__in=list(kept)).delete()
