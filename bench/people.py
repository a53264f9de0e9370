"""What very much history costs: opening a customer with a long time line, joining two with many matters, and parting them.

`python -m bench.people [--engines sqlite postgresql] [--entries 5000] [--matters 1000]`
"""

import argparse
import subprocess
import sys
import time
from datetime import datetime, timedelta
from typing import Any

from bench.calibration import calibration
from bench.installation import ENGINES, Installation

BATCH, MESSAGES, LOOKS = 500, 10, 40


def main() -> None:
    wanted = arguments()
    for engine in wanted.engines if len(wanted.engines) > 1 else ():
        here = [sys.executable, "-m", "bench.people", "--engines", engine]
        subprocess.run([*here, "--entries", str(wanted.entries), "--matters", str(wanted.matters)], check=True)
    if len(wanted.engines) == 1:
        Installation(wanted.engines[0], 0).open(thrown_away=True)
        measure(wanted.engines[0], wanted.entries, wanted.matters)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--entries", type=int, default=5_000)
    parser.add_argument("--matters", type=int, default=1_000)
    return parser.parse_args()


def measure(engine: str, entries: int, matters: int) -> None:
    """One table: the page, the joining, the parting."""
    from django.utils import timezone

    from bench.pages import Browser
    from bench.timing import HEADING, cost_of, row
    from firsthand.people.actions import join, part
    from firsthand.people.models import Moved
    from tests.cast import open_shop

    shop, now = open_shop(), timezone.now()
    stays, goes = (customer_with(shop, name, matters, at=now) for name in ("Rūta", "Rūta K."))
    remember(stays, entries, at=now)
    print(f"\n{engine}, {entries:,} entries, {matters:,} matters of {MESSAGES} messages each of two customers")
    print(HEADING)
    browser = Browser(shop.jonas.account_id)
    print(row(cost_of("opening the customer", browser.asking(f"/customers/{stays.pk}/"), times=LOOKS)))
    joining, wall, cpu = timed(lambda: join(stays, goes, reasons=[], by=shop.asta, at=now))
    rows = Moved.objects.filter(joining=joining).count()
    print(f"{f'joining them: {rows:,} rows':44}{wall:8.2f} s{cpu:8.2f} s of CPU; loop {calibration():.1f} ms")
    _parted, wall, cpu = timed(lambda: part(joining, by=shop.asta, at=now))
    print(f"{'parting them again':44}{wall:8.2f} s{cpu:8.2f} s of CPU")
    joining, wall, cpu = timed(lambda: join(stays, goes, reasons=[], by=shop.asta, at=now))
    print(row(cost_of("opening who they are now", browser.asking(f"/customers/{stays.pk}/"), times=LOOKS)))


def timed(act: Any) -> tuple[Any, float, float]:
    began, cpu = time.perf_counter(), time.process_time()
    done = act()
    return done, time.perf_counter() - began, time.process_time() - cpu


def customer_with(shop: Any, name: str, matters: int, *, at: datetime) -> Any:
    """Somebody with so many matters, in each of which they and we wrote by turns."""
    from firsthand.conversations.models import Conversation, Message
    from firsthand.people.actions import meet

    customer = meet(name=name, addresses=[f"{name.replace(' ', '').lower()}@pastas.example"], at=at)
    told = {"inbox": shop.help, "team": shop.repairs, "customer": customer, "owner": shop.asta}
    times = {"opened_at": at, "last_at": at, "due_order": at}
    found = Conversation.objects.bulk_create([Conversation(**told, **times) for _each in range(matters)], BATCH)
    who = ({"kind": "received", "author_customer": customer}, {"kind": "reply", "author_representative": shop.asta})
    said = (Message(conversation=one, at=at, text="It hums.", **who[n % 2]) for one in found for n in range(MESSAGES))
    Message.objects.bulk_create(said, BATCH)
    return customer


def remember(customer: Any, entries: int, *, at: datetime) -> None:
    """So many facts of theirs, in matter after matter."""
    from firsthand.conversations.models import Conversation
    from firsthand.journal.models import Entry

    matters = list(Conversation.objects.filter(customer=customer).values_list("pk", flat=True))
    told = {"name": "message.received", "by_kind": "customer", "by_id": customer.pk, "customer_id": customer.pk}
    rows = (
        Entry(
            **told,
            at=at - timedelta(minutes=entries - number),
            conversation_id=matters[number % len(matters)],
            payload={"message": 1, "first": False, "automatic": False},
        )
        for number in range(entries)
    )
    Entry.objects.bulk_create(rows, BATCH)


if __name__ == "__main__":
    main()
