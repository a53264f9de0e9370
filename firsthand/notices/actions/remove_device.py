"""A device is told no more."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.notices.facts import DeviceRemoved
from firsthand.notices.models import Device


@transaction.atomic
def remove_device(device: Device, *, by: Acts, at: datetime) -> None:
    """It is forgotten; to forget it twice changes nothing."""
    number = device.pk
    if Device.objects.filter(pk=number).delete()[0]:
        record(DeviceRemoved(representative=device.representative_id, device=number), by=by, at=at)
