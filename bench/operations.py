"""What the daily operations cost at 1,000 and at 100,000 conversations, on both engines.

`python -m bench.operations [--engines sqlite postgresql] [--sizes 1000 100000] [--only WORD] [--profile]`

The tables are made by `bench.load`. Pages and the API are asked through Django's own WSGI handler with all its
middleware, session and templates; a letter goes the whole way, from its bytes to the end of its errand.
"""

import argparse
import cProfile
import json
import pstats
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from bench.installation import ENGINES, Installation
from bench.timing import HEADING, Cost, cost_of, counted, row

# Milliseconds of CPU of server and database on such a machine at 100,000 tickets.
PEERS = {
    "": ("django-helpdesk", "Request Tracker", "FreeScout"),
    "desk list": (324, 586, 43),
    "opening": (71, 374, 49),
    "reply": (22, 182, 51),
    "create": (20, 228, 68),
    "e-mail in": (12.5, 252, None),
    "search": (711, 132, 1_545),
}
Operation = tuple[str, Callable[[], object]]


def main() -> None:
    wanted = arguments()
    if len(wanted.engines) * len(wanted.sizes) == 1:
        return measure(Installation(wanted.engines[0], wanted.sizes[0]), wanted)
    for engine in wanted.engines:
        for size in wanted.sizes:
            one = ["--engines", engine, "--sizes", str(size), "--only", wanted.only, "--times", str(wanted.times)]
            subprocess.run([sys.executable, "-m", "bench.operations", *one], check=True)
        compare(engine, wanted.sizes)
    return print_peers()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 100_000])
    parser.add_argument("--only", default="", help="operations whose name holds this")
    parser.add_argument("--times", type=int, default=150)
    parser.add_argument("--profile", action="store_true", help="print where the time goes instead")
    parser.add_argument("--statements", action="store_true", help="print the statements instead")
    return parser.parse_args()


def measure(here: Installation, wanted: argparse.Namespace) -> None:
    """One table, and its figures as JSON beside the database."""
    if not here.is_loaded:
        sys.exit(f"Not loaded yet: python3 x.py bench load --engines {here.engine} --sizes {here.size}")
    here.open()
    from bench.acts import acts
    from bench.pages import pages

    operations = [each for each in [*acts(), *pages()] if wanted.only in each[0]]
    if wanted.profile or wanted.statements:
        return look_inside(operations, wanted)
    print(f"\n{here.engine}, {here.size:,} conversations; milliseconds, {time.strftime('%d %B %Y %H:%M')}\n{HEADING}")
    costs = [told(cost_of(name, run, times=wanted.times)) for name, run in operations]
    (here.folder / "costs.json").write_text(json.dumps([cost.as_json() for cost in costs], indent=1))
    return None


def told(cost: Cost) -> Cost:
    print(row(cost), flush=True)
    return cost


def look_inside(operations: list[Operation], wanted: argparse.Namespace) -> None:
    for name, run in operations:
        print(f"\n{name}")
        for _ in range(10):
            run()
        if wanted.statements:
            with counted() as statements:
                run()
            print("\n".join(statements))
            continue
        profile = cProfile.Profile(time.process_time)
        profile.enable()
        for _ in range(wanted.times):
            run()
        profile.disable()
        pstats.Stats(profile).sort_stats("cumulative").print_stats(70)


def compare(engine: str, sizes: list[int]) -> None:
    """How much dearer each operation is where there is a hundred times more."""
    few, many = ({cost["name"]: cost["undisturbed"] for cost in kept(Installation(engine, size))} for size in sizes)
    print(f"\n{engine}: undisturbed CPU at {sizes[-1]:,} conversations by that at {sizes[0]:,}")
    for name in many:
        if few.get(name):
            print(f"{name:44}{many[name]:8.2f}{few[name]:8.2f}{many[name] / few[name]:8.2f} ×")


def kept(here: Installation) -> Iterator[dict[str, float]]:
    yield from json.loads((here.folder / "costs.json").read_text())


def print_peers() -> None:
    print("\nOthers at 100,000 tickets on such a machine, ms of CPU of server and database:")
    for name, figures in PEERS.items():
        print(f"{name:20}" + "".join(f"{'–' if figure is None else figure:>18}" for figure in figures))


if __name__ == "__main__":
    main()
