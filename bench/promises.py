"""What the clock of promises costs: an idle look among very many open ones, and very many that fall due at once.

`python -m bench.promises [--engines sqlite postgresql] [--open 100000] [--due 5000]`
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from bench.calibration import calibration
from bench.installation import ENGINES, Installation

LOOKS = 200
BATCH = 2_000


def main() -> None:
    wanted = arguments()
    for engine in wanted.engines if len(wanted.engines) > 1 else ():
        here = [sys.executable, "-m", "bench.promises", "--engines", engine]
        subprocess.run([*here, "--open", str(wanted.open), "--due", str(wanted.due)], check=True)
    if len(wanted.engines) == 1:
        Installation(wanted.engines[0], 0).open(thrown_away=True)
        measure(wanted.engines[0], wanted.open, wanted.due)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--open", type=int, default=100_000)
    parser.add_argument("--due", type=int, default=5_000)
    return parser.parse_args()


def measure(engine: str, open_: int, due: int) -> None:
    """One table: idle looks, then all that is due."""
    from django.utils import timezone

    from firsthand.conversations.actions import return_silent
    from firsthand.promises.actions import fall_due
    from firsthand.promises.models import Promise

    now = timezone.now()
    promise(open_, due, at=now)
    print(f"\n{engine}, {open_:,} open promises; calibration loop {calibration():.1f} ms")
    look_idly("an idle look", lambda: fall_due(at=now))
    while return_silent(at=now):
        pass
    look_idly(f"the same for silence, {due:,} matters", lambda: return_silent(at=now))
    later = now + timedelta(hours=2)
    began, cpu, looks = time.perf_counter(), time.process_time(), 0
    while fall_due(at=later):
        looks += 1
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    broken = Promise.objects.filter(stand="broken").count()
    print(f"{f'{broken:,} fall due at once':36}{wall:>10.2f} s {cpu:>10.2f} s of CPU, in {looks} transactions")


def look_idly(words: str, look: Callable[[], int]) -> None:
    """What it costs to find that there is nothing to do."""
    look()
    began, cpu = time.perf_counter(), time.process_time()
    for _look in range(LOOKS):
        look()
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(f"{words:36}{wall / LOOKS * 1e3:>10.2f} ms{cpu / LOOKS * 1e3:>10.2f} ms of CPU")


def promise(open_: int, due: int, *, at: datetime) -> None:
    """So many promises of one person, most of them for next week, some for an hour from now and reminded of already."""
    from firsthand.conversations.models import Conversation
    from firsthand.people.models import Customer
    from firsthand.promises.models import Promise
    from firsthand.team.actions import limit_silence
    from tests.cast import open_shop

    shop = open_shop()
    limit_silence(shop.repairs, minutes=960, by=shop.jonas, at=at)
    customer = Customer.objects.create(name="Rūta", since=at)
    matter = {"inbox": shop.help, "team": shop.repairs, "customer": customer, "owner": shop.asta}
    times = {"opened_at": at, "last_at": at, "due_order": at}
    matters = Conversation.objects.bulk_create([Conversation(**matter, **times) for _each in range(due)], BATCH)
    soon, next_week = at + timedelta(hours=1), at + timedelta(days=7)
    who = {"customer": customer, "team": shop.repairs, "owner": shop.asta, "maker": shop.asta, "kind": "call_back"}
    rows = (
        Promise(
            **who,
            conversation=matters[number % due],
            made_at=at - timedelta(hours=1),
            due_at=soon if number < due else next_week,
            first_due_at=soon if number < due else next_week,
            look_at=soon if number < due else next_week,
        )
        for number in range(open_)
    )
    Promise.objects.bulk_create(rows, BATCH)


if __name__ == "__main__":
    main()
