"""What can happen to notices."""

from firsthand.journal.facts import Fact, fact


@fact("notices.ways.changed", "{representative} is told about other occasions now")
class WaysChanged(Fact):
    """The codes of the occasions for which a mail goes out, and for which devices are told."""

    representative: int
    by_mail: tuple[str, ...]
    by_push: tuple[str, ...] = ()


@fact("notices.quiet.changed", "{representative} has other quiet hours now")
class QuietChanged(Fact):
    """Between which times of the day they hear nothing; both empty when there are no such hours."""

    representative: int
    begins: str
    ends: str


@fact("notices.device.added", "{representative} is told on a device too")
class DeviceAdded(Fact):
    """A browser that is told while no page is open."""

    representative: int
    device: int


@fact("notices.device.removed", "{representative} is no longer told on a device")
class DeviceRemoved(Fact):
    """It was taken away, or its push service knows it no more."""

    representative: int
    device: int
