#!/usr/bin/env python3
"""The one door for people. It needs nothing but Python, and brings the rest.

python3 x.py demo [--port 8000] [--smtp 8025] [--data DIR] [--no-browser]
python3 x.py test [pytest arguments]     every check and every test, or quickly the tests that are named
python3 x.py check                       the checks alone
python3 x.py measure                     the sizes of files and functions
python3 x.py bench [name]                benchmark tables
python3 x.py fuzz [minutes]              ever new letters for the reader of mail, until one stops it
python3 x.py install                     what running it for real needs, and whether this machine has it

For maintainers: translate (words into the catalogues), migrations, lock (requirements/ anew).
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

HOUSE = Path(__file__).resolve().parent
VENV = HOUSE / ".venv"
PYTHON = VENV / "bin" / "python"

# verb → which lock it needs, and the module that does the work
VERBS = {
    "demo": ("run", ["firsthand.run.commands", "demo"]),
    "test": ("test", ["checks", "test"]),
    "check": ("test", ["checks", "check"]),
    "measure": ("run", ["checks", "measure"]),
    "bench": ("test", ["bench"]),
    "fuzz": ("test", ["tests.fuzz"]),
    "install": ("run", ["firsthand.run.commands", "check"]),
    "translate": ("test", ["checks", "translate"]),
    "migrations": ("test", ["checks", "migrations"]),
    "lock": ("test", ["checks", "lock"]),
}


def main(verb: str = "", *arguments: str) -> None:
    """The verb runs inside an installation that matches its lock."""
    if verb not in VERBS:
        sys.exit(__doc__)
    if sys.version_info < (3, 11):  # noqa: UP036 - the reader's Python may be older than what ruff is told
        sys.exit(f"Firsthand needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    lock, module = VERBS[verb]
    with Path(__file__).open() as door:
        fcntl.flock(door, fcntl.LOCK_EX)  # two that are started at once install one after the other
        make_venv()
        install(lock)
    os.execv(PYTHON, [str(PYTHON), "-m", *module, *arguments])  # in its place: signals must reach the product itself


def make_venv() -> None:
    """The virtual environment stands, also after somebody stopped its making halfway."""
    if PYTHON.exists() and (VENV / "bin" / "pip").exists():
        return
    if find_spec("venv") is None or find_spec("ensurepip") is None:  # Debian ships them apart
        install_from_debian("python3-venv")
    run(sys.executable, "-m", "venv", "--clear", VENV)


def install(lock: str) -> None:
    """What the lock names is installed, each file with the hash it was locked with."""
    files = [HOUSE / "requirements" / "build.txt", HOUSE / "requirements" / f"{lock}.txt", HOUSE / "pyproject.toml"]
    wanted = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    stamp = VENV / f"installed-{lock}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing what {files[1].relative_to(HOUSE)} names …", flush=True)
    pip("--require-hashes", "-r", files[0])
    pip("--require-hashes", "--no-build-isolation", "--use-pep517", "-r", files[1])
    pip("--no-deps", "--no-build-isolation", "--editable", HOUSE)
    stamp.write_text(wanted)


def pip(*arguments: str | Path) -> None:
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def install_from_debian(*packages: str) -> None:
    """The Debian packages are installed, or the reader knows the one command that does it."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(f"Missing on this machine: {', '.join(packages)}. Please run: sudo {' '.join(command)}")
    print(f"Installing {', '.join(packages)} …", flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run("apt-get", "update", "--quiet=2")
    run(*command, "--quiet=2")


def run(*command: str | Path) -> None:
    """The command succeeded, or all ends here with its own words."""
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, check=True)
    except subprocess.CalledProcessError as failed:
        give_up(failed)


def give_up(failed: subprocess.CalledProcessError) -> NoReturn:
    sys.exit(f"This did not work: {' '.join(str(word) for word in failed.cmd)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
