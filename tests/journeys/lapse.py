"""Time goes by, so that nobody has to wait for it. `python -m tests.journeys.lapse [chat]`, with its environment."""

import sys
from datetime import timedelta

import django
from django.utils import timezone


def main() -> None:
    django.setup()
    of_a_chat() if "chat" in sys.argv else of_promises()


def of_promises() -> None:
    """A day: what people promised fell due a minute ago."""
    from firsthand.promises.models import Promise

    now = timezone.now()
    due = now - timedelta(minutes=1)
    Promise.objects.said().open().update(made_at=now - timedelta(days=1), due_at=due, look_at=due)


def of_a_chat() -> None:
    """Some minutes since the visitor was there and the last answer was written."""
    from firsthand.channels.chat.models import Visitor
    from firsthand.conversations.models import Message
    from firsthand.journal.models import Errand

    before = timezone.now() - timedelta(minutes=5)
    Visitor.objects.update(here_at=before)
    Message.objects.filter(kind="reply", channel="chat").update(at=before)
    Errand.objects.waiting().update(run_at=None)


if __name__ == "__main__":
    main()
