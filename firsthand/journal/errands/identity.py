"""Which process holds a lease, so that a death on this machine is noticed at once and beyond doubt."""

import os
from pathlib import Path

PROC = Path("/proc")
UNKNOWN = "elsewhere"


def identity() -> str:
    """This start of the machine, this namespace, this process and when it began; no other process ever has the same."""
    started = _started(os.getpid())
    return f"{_machine()}.{os.getpid()}.{started}" if started else UNKNOWN


def is_dead(owner: str) -> bool:
    """Has this process surely ended? Of one on another machine, or where there is no /proc, that is never sure."""
    machine, _, rest = owner.rpartition("@")[2].partition(".")
    pid, _, started = rest.partition(".")
    return bool(started) and machine == _machine() and _started(int(pid)) != started


def _machine() -> str:
    try:
        boot = (PROC / "sys/kernel/random/boot_id").read_text().replace("-", "")[:16]
        return f"{boot}-{(PROC / 'self/ns/pid').stat().st_ino}"
    except OSError:
        return UNKNOWN


def _started(pid: int) -> str:
    """Clock ticks from the machine's start to the process's (proc(5), field 22); empty when it has ended."""
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]
