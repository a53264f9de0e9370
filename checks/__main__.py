"""The verbs of `x.py` that look after the house."""

import os
import shutil
import sys

from checks import locks, sizes, translations
from checks.runner import run_all
from checks.table import CHECKS, TESTS
from firsthand.run.translations import compile_translations
from x import HOUSE, install_from_debian

# what the tests call on this machine → the Debian package that brings it
TOOLS = {"chromium": "chromium", "dovecot": "dovecot-imapd", "redis-server": "redis-server"}


def main(verb: str, *arguments: str) -> None:
    os.chdir(HOUSE)
    VERBS[verb](*arguments)


def test(*arguments: str) -> None:
    """Everything is checked and tested; with arguments only pytest runs, with these."""
    compile_translations()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # images set it: each product that starts were compiled anew
    if arguments:
        os.execv(sys.executable, [sys.executable, "-m", "pytest", *arguments])
    install_tools()
    sys.exit(not run_all((*CHECKS, *TESTS)))


def check() -> None:
    compile_translations()
    sys.exit(not run_all(CHECKS))


def migrations(*arguments: str) -> None:
    """The migrations that the models ask for are written."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.run.settings"
    os.execv(sys.executable, [sys.executable, "-m", "django", "makemigrations", *arguments])


def install_tools() -> None:
    """A tool that is missing is installed or named; a test never passes because it was skipped."""
    path = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin"
    if missing := [package for tool, package in TOOLS.items() if shutil.which(tool, path=path) is None]:
        install_from_debian(*missing)


VERBS = {
    "test": test,
    "check": check,
    "measure": sizes.measure,
    "translate": translations.update,
    "migrations": migrations,
    "lock": locks.write,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
