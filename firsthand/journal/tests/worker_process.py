"""A worker as a process of its own on the database of the tests: `python -m … DATABASE [SECONDS-OF-LEASE]`."""

import json
import signal
import sys
from threading import Event

import django
from django.conf import settings


def main() -> None:
    """Works until SIGTERM; its first line says that it is ready."""
    settings.DATABASES["default"].update(json.loads(sys.argv[1]))
    django.setup()
    from firsthand.journal.errands.worker import Worker

    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    Worker("process", lease=float(sys.argv[2])).run(stop)


if __name__ == "__main__":
    main()
