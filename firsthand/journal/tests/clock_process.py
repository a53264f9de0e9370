"""A process that looks at a quick clock for a second and a half, and prints the beats that it ran."""

import json
import sys
from datetime import datetime, timedelta

import django
from django.conf import settings
from django.utils import timezone


def main() -> None:
    """Each beat is named by the moment at which it was due."""
    settings.DATABASES["default"].update(json.loads(sys.argv[1]))
    django.setup()
    from firsthand.journal import clocks
    from firsthand.journal.tests.errands_to_run import beat

    mine: list[str] = []
    move = clocks._move

    def move_and_note(every: clocks.Every, *, seen: datetime, to: datetime) -> bool:
        moved = move(every, seen=seen, to=to)
        if moved:
            mine.append(seen.isoformat())
        return moved

    clocks._move = move_and_note
    until = timezone.now() + timedelta(seconds=1.5)
    while (at := timezone.now()) < until:
        clocks.tick([clocks.Every(seconds=0.02, errand=beat)], at=at)
    sys.stdout.write(json.dumps(mine))


if __name__ == "__main__":
    main()
