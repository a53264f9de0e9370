"""Representatives are told something."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from firsthand.journal.errands import Work, enqueue_many
from firsthand.live import tell
from firsthand.notices.errands import mail_digest, mail_notice, push_notice
from firsthand.notices.models import Device, Notice, Way
from firsthand.notices.rules import LOUD, Ways, usual
from firsthand.team.models import Representative
from firsthand.team.models.representative import PRESENT_FOR

# Who is at the desk sees it within a minute and needs no mail.
MAILED_AFTER = timedelta(minutes=1)


@dataclass(frozen=True)
class Telling:
    """Who is told (a representative's id), about what (a code of `About`), in which conversation."""

    representative: int
    about: str
    conversation: int


@dataclass(frozen=True)
class Listener:
    """How somebody can be told beside the screen: from when on they count as away, by device or not, and when in quiet."""

    away_from: datetime
    has_device: bool
    quiet_until: datetime | None
    wants_digest: bool


def tell_representatives(tellings: Sequence[Telling], *, at: datetime) -> None:
    """Each notice stands among theirs, and their screens show it; one that they have not read yet is not doubled.

    Whoever wants a mail about it and is not here gets one, unless they have read it or are back by then; their devices
    say it at once. In quiet hours both wait for their end.
    """
    if not tellings:
        return
    if loud := [one for one in tellings if one.about in LOUD]:
        _tell_anew(loud, at=at)
    rows = [
        Notice(representative_id=one.representative, about=one.about, conversation_id=one.conversation, at=at)
        for one in tellings
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    tell([f"representative:{one.representative}" for one in tellings])
    enqueue_many(_beside_the_screen(tellings, at=at))


def _tell_anew(tellings: Sequence[Telling], *, at: datetime) -> None:
    """What rings again is told again, though they have not read the last time."""
    for one in tellings:
        same = Notice.objects.unread().filter(representative=one.representative, about=one.about)
        same.filter(conversation_id=one.conversation).update(read_at=at)


def _beside_the_screen(tellings: Sequence[Telling], *, at: datetime) -> Iterable[Work]:
    listeners = _listeners({one.representative for one in tellings}, at=at)
    ways = _ways(listeners) if listeners else {}
    for one in dict.fromkeys(tellings):
        if listener := listeners.get(one.representative):
            chosen = ways.get(one.representative, {}).get(one.about) or usual(one.about)
            yield from _works(one, listener, chosen, at=at)


def _works(one: Telling, listener: Listener, ways: Ways, *, at: datetime) -> Iterable[Work]:
    """The key is the notice: while its mail waits, no second one is written."""
    args = (one.representative, one.about, one.conversation)
    named = f"{one.representative}:{one.about}:{one.conversation}"
    if one.about in LOUD:
        yield Work(mail_notice, args, key=f"notice:{named}", run_at=at)
        yield Work(push_notice, args, key=f"push:{named}")
        return
    quiet = listener.quiet_until
    if ways.mail:
        if quiet and listener.wants_digest:
            yield Work(mail_digest, (one.representative,), key=f"digest:{one.representative}", run_at=quiet)
        else:
            yield Work(mail_notice, args, key=f"notice:{named}", run_at=quiet or listener.away_from + MAILED_AFTER)
    if ways.push and listener.has_device:
        yield Work(push_notice, args, key=f"push:{named}", run_at=quiet)


def _listeners(ids: Iterable[int], *, at: datetime) -> dict[int, Listener]:
    """The people among them; machines hear nothing."""
    people = Representative.objects.active().people().filter(pk__in=ids).select_related("quiet")
    reachable = people.annotate(has_device=Exists(Device.objects.filter(representative=OuterRef("pk"))))
    return {rep.pk: _listener(rep, has_device=bool(vars(rep)["has_device"]), at=at) for rep in reachable}


def _listener(rep: Representative, *, has_device: bool, at: datetime) -> Listener:
    quiet = getattr(rep, "quiet", None)
    return Listener(
        # Who is at the desk may just have closed it: the mail looks again when they no longer count as present.
        away_from=rep.seen_at + PRESENT_FOR if rep.seen_at and rep.is_present(at=at) else at,
        has_device=has_device,
        quiet_until=quiet.until(at) if quiet else None,
        wants_digest=bool(quiet and quiet.digest),
    )


def _ways(ids: Iterable[int]) -> Mapping[int, Mapping[str, Ways]]:
    chosen: dict[int, dict[str, Ways]] = defaultdict(dict)
    for way in Way.objects.filter(representative__in=ids):
        chosen[way.representative_id][way.about] = Ways(way.by_mail, way.by_push)
    return chosen
