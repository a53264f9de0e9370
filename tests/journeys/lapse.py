"""A day goes by: what people promised fell due a minute ago. `python -m tests.journeys.lapse`, with its environment."""

from datetime import timedelta

import django
from django.utils import timezone


def main() -> None:
    django.setup()
    from firsthand.promises.models import Promise

    now = timezone.now()
    due = now - timedelta(minutes=1)
    Promise.objects.said().open().update(made_at=now - timedelta(days=1), due_at=due, look_at=due)


if __name__ == "__main__":
    main()
