"""One old letter is brought along: a customer's, our own, a machine's report; or it is not taken, with why."""

from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import DataError, IntegrityError, transaction
from django.db.models import Max

from firsthand.channels.email.actions.take_in import without_words
from firsthand.channels.email.models import Letter
from firsthand.channels.email.queries import door_of, without_plus
from firsthand.channels.email.read import fingerprint, read
from firsthand.channels.email.writer import as_meant, writers_of
from firsthand.conversations.actions import Recalled, recall_received, recall_report, recall_sent
from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Incoming, Party
from firsthand.files.storage import keep
from firsthand.kit.rows import insert
from firsthand.people.rules import normalised
from firsthand.team.models import Representative

# Mail before this is a wrong clock.
OLDEST = datetime(1985, 1, 1, tzinfo=UTC)
AT_A_TIME = 8


@dataclass(frozen=True)
class Brought:
    """The message that the letter is now, and whether it was there before; or a code that says why it is not taken."""

    message: Message | None = None
    is_duplicate: bool = False
    refused: str = ""


@dataclass(frozen=True)
class Ourselves:
    """Who we are in old mail: colleagues by their addresses."""

    colleagues: dict[str, Representative]

    @classmethod
    def today(cls) -> "Ourselves":
        people = Representative.objects.people().select_related("account")
        return cls({normalised(one.account.email): one for one in people})


@dataclass
class Batch:
    """What is known once for several letters: those that we have, where the bytes of the others are, what is new."""

    ourselves: Ourselves
    moved_in: int
    now: datetime
    prints: dict[bytes, str]
    known: dict[str, Message | None]
    kept: dict[bytes, str]
    newest: int

    @classmethod
    def of(cls, letters: Sequence[bytes], *, ourselves: Ourselves, moved_in: int, now: datetime) -> "Batch":
        """The bytes of what is new are on disk, many at a time: the disk takes them together, not one after another."""
        prints = {raw: fingerprint(raw) for raw in letters}
        found = Letter.objects.select_related("message").filter(fingerprint__in=set(prints.values()))
        known = {one.fingerprint: one.message for one in found}
        fresh = [raw for raw in prints if prints[raw] not in known]
        with ThreadPoolExecutor(AT_A_TIME) as writers:
            kept = dict(zip(fresh, writers.map(keep, fresh), strict=True))
        newest = Message.objects.aggregate(newest=Max("pk"))["newest"] or 0
        return cls(ourselves, moved_in, now, prints, known, kept, newest)


@transaction.atomic
def bring(raw: bytes, batch: Batch) -> Brought:
    """The letter stands in its thread and time; what we have already is named, and what is nobody's mail refused."""
    print_ = batch.prints[raw]
    if print_ in batch.known:
        return Brought(batch.known[print_], is_duplicate=True)
    incoming = read(raw)
    if not incoming.sender.address and not incoming.text.strip() and not incoming.files:
        return Brought(refused="no-letter")
    brought = _stand(incoming, batch)
    if brought.message is not None:
        _keep_letter(batch.kept[raw], print_, brought.message, batch)
    return brought


def _stand(incoming: Incoming, batch: Batch) -> Brought:
    try:
        with transaction.atomic():
            message = _message(incoming, batch)
    except (DataError, IntegrityError):
        with transaction.atomic():
            message = _message(without_words(incoming), batch)
    if message is None:
        return Brought(refused="among-ourselves")
    return Brought(message, is_duplicate=message.pk <= batch.newest or message in batch.known.values())


def _keep_letter(sha256: str, print_: str, message: Message, batch: Batch) -> None:
    insert(
        Letter(
            fingerprint=print_,
            sha256=sha256,
            way=Letter.Way.HISTORY,
            received_at=batch.now,
            read_at=batch.now,
            message=message,
            moved_in=batch.moved_in,
        )
    )
    batch.known[print_] = message


def _message(incoming: Incoming, batch: Batch) -> Message | None:
    ourselves, at = batch.ourselves, _written(incoming, now=batch.now)
    people = [*incoming.to, *incoming.cc]
    door = door_of(
        [incoming.sender.address, *incoming.delivered_to],
        writers=[*writers_of(incoming), *(one.address for one in people[:50])],
    )
    recalled = Recalled(inbox=door.inbox, at=at, now=batch.now, moved_in=batch.moved_in)
    if incoming.bounce:
        return recall_report(incoming, recalled)
    sender = normalised(incoming.sender.address)
    meant = as_meant(incoming, ours=door.ours)
    if sender in ourselves.colleagues or (without_plus(sender) in door.ours and meant.in_our_name):
        outside = _outside(people, ours=door.ours, ourselves=ourselves)
        if not outside:
            return None
        by = ourselves.colleagues.get(sender) or _by_name(incoming.sender, ourselves)
        return recall_sent(incoming, recalled, to=outside, by=by)
    return recall_received(meant, recalled)


def _outside(people: Sequence[Party], *, ours: Collection[str], ourselves: Ourselves) -> list[Party]:
    return [
        one
        for one in people
        if "@" in one.address
        and without_plus(one.address) not in ours
        and normalised(one.address) not in ourselves.colleagues
    ]


def _by_name(sender: Party, ourselves: Ourselves) -> Representative | None:
    """Whoever signed our mailbox's letter with a name that one colleague bears."""
    bearing = [one for one in ourselves.colleagues.values() if one.name.casefold() == sender.name.strip().casefold()]
    return bearing[0] if len(bearing) == 1 else None


def _written(incoming: Incoming, *, now: datetime) -> datetime:
    """When it was written, as far as that can be; else now."""
    at = incoming.written_at
    return at if at is not None and OLDEST <= at <= now else now
