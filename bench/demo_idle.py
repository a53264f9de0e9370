"""What the demo costs while nobody uses it: its memory, and its part of a core.

`python -m bench.demo_idle [--seconds 60]`
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from bench.sockets import free_port, wait_until_ready

SETTLES_WITHIN = 20  # seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), seconds=wanted.seconds)


def measure(folder: Path, *, seconds: float) -> None:
    """The demo is started in a folder of its own, left alone, and stopped."""
    port, began = free_port(), time.monotonic()
    ports = ["--port", str(port), "--smtp", str(free_port())]
    command = [sys.executable, "-m", "firsthand.run.commands", "demo", *ports, "--data", str(folder), "--no-browser"]
    demo = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_until_ready(port)
        print(f"from nothing to ready in {time.monotonic() - began:.0f} s")
        time.sleep(SETTLES_WITHIN)
        tell(demo.pid, seconds=seconds)
    finally:
        demo.terminate()
        demo.wait(timeout=20)


def tell(pid: int, *, seconds: float) -> None:
    before = cpu(family(pid))
    time.sleep(seconds)
    spent = cpu(family(pid)) - before
    held = sum(one.memory_info().rss for one in family(pid)) / 1e6
    print(f"idle for {seconds:.0f} s: {held:.0f} MB, {spent / seconds:.2%} of a core")


def family(pid: int) -> list[psutil.Process]:
    """The process and all that it started."""
    first = psutil.Process(pid)
    return [first, *first.children(recursive=True)]


def cpu(processes: list[psutil.Process]) -> float:
    return sum(sum(one.cpu_times()[:2]) for one in processes)


if __name__ == "__main__":
    main()
