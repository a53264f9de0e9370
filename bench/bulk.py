"""One act on five thousand conversations, worked off as the errand does it, and undone.

`python -m bench.bulk [--engines sqlite postgresql] [--size 5000] [--acts resolve own …]`

A fresh installation is filled with open matters and thrown away afterwards.
"""

import argparse
import subprocess
import sys
import time
from datetime import timedelta
from typing import Any

from bench.calibration import REFERENCE, calibration
from bench.installation import ENGINES, Installation
from bench.timing import cpu_of, database_process

ACTS = ("resolve", "own", "assign", "priority", "tag", "snooze", "move", "spam", "resolve-some")


def main() -> None:
    wanted = arguments()
    for engine in wanted.engines if len(wanted.engines) > 1 else ():
        given = ["--engines", engine, "--size", str(wanted.size), "--acts", *wanted.acts]
        subprocess.run([sys.executable, "-m", "bench.bulk", *given], check=True)
    if len(wanted.engines) == 1:
        measure(Installation(f"{wanted.engines[0]}", wanted.size + 1), wanted)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--size", type=int, default=5_000)
    parser.add_argument("--acts", nargs="+", choices=ACTS, default=ACTS)
    return parser.parse_args()


def measure(here: Installation, wanted: argparse.Namespace) -> None:
    """One line for each act: seconds, CPU, and what each conversation took."""
    here.open(thrown_away=True)
    fill(wanted.size)
    print(f"{here.engine}, {wanted.size:,} conversations: seconds, of them CPU, normalised; then the undo")
    for act in wanted.acts:
        print(f"{act:14}{run(act)}", flush=True)


def fill(size: int) -> None:
    """Open matters of as many customers, every tenth of them solved already."""
    from bench.load import organise
    from bench.past import LAST
    from firsthand.conversations.models import Conversation
    from firsthand.people.models import Customer

    organise()
    people = Customer.objects.bulk_create(
        [Customer(name=f"Customer {number}", since=LAST) for number in range(size)], batch_size=1_000
    )
    Conversation.objects.bulk_create(
        [
            Conversation(
                inbox_id=number % 5 + 1,
                team_id=number % 5 + 1,
                customer=person,
                owner_id=number % 20 + 1 if number % 3 else None,
                subject=f"Matter {number}",
                opened_at=LAST,
                last_at=LAST,
                due_order=LAST,
                asked_at=LAST,
                answer_due_at=LAST + timedelta(hours=4),
            )
            for number, person in enumerate(people)
        ],
        batch_size=1_000,
    )


def run(act: str) -> str:
    from django.utils import timezone

    from firsthand.batches.actions import begin, take_back
    from firsthand.batches.rules import Act
    from firsthand.conversations.models import Conversation
    from firsthand.team.models import Representative

    administrator = Representative.objects.select_related("account").get(pk=2)
    chosen = list(Conversation.objects.values_list("pk", flat=True))
    if act == "resolve-some":
        solve_every_tenth(chosen)
    kind, parameters = Act(act.removesuffix("-some")), PARAMETERS.get(act, {})
    began = timezone.now()

    def asked() -> Any:
        return begin(kind, chosen, by=administrator, at=timezone.now(), parameters=parameters)

    batch, done = worked_off(asked)
    _undo, undone = worked_off(lambda: take_back(batch, by=administrator, at=began))
    return f"{done}   undone {undone}   refused {batch.refused}"


def worked_off(asked: Any) -> tuple[Any, str]:
    from firsthand.batches.errands import carry_on
    from firsthand.batches.models import Batch

    loop, database = calibration(), database_process()
    began, spent, answered = time.perf_counter(), time.process_time(), cpu_of(database)
    batch = asked()
    while Batch.objects.get(pk=batch.pk).is_running:
        carry_on.call(batch.pk)
    wall = time.perf_counter() - began
    cpu = time.process_time() - spent + cpu_of(database) - answered
    return Batch.objects.get(pk=batch.pk), f"{wall:6.1f} s{cpu:6.1f}{cpu * REFERENCE / loop:6.1f}"


def solve_every_tenth(chosen: list[int]) -> None:
    from django.utils import timezone

    from firsthand.conversations.models import Conversation

    Conversation.objects.filter(pk__in=chosen[::10]).update(state="resolved", resolved_at=timezone.now())


PARAMETERS: dict[str, dict[str, Any]] = {
    "assign": {"to": 3},
    "move": {"team": 2},
    "priority": {"priority": 3},
    "tag": {"tags": ["delivery", "autumn"]},
    "snooze": {"until": "2036-01-01T09:00:00+00:00"},
}

if __name__ == "__main__":
    main()
