"""Work of chat that is done soon after."""

from datetime import timedelta

from django.utils import timezone

from firsthand.conversations.models import Message
from firsthand.journal.models import Entry
from firsthand.kit.compat import task

KEPT_FOR = timedelta(days=1)


@task()
def follow_up(entry_id: int) -> None:
    """What was answered in a chat is seen there, or goes by mail."""
    from firsthand.channels.chat.actions import follow_up as follow_up_answer

    message = Entry.objects.get(pk=entry_id).payload["message"]
    if Message.objects.filter(pk=message, channel="chat").exists():
        follow_up_answer(message, at=timezone.now())


@task()
def tidy() -> None:
    """Proofs whose time is over are forgotten, and so is every byte of files that were brought and never sent."""
    from firsthand.channels.chat.models import BroughtFile, UsedProof
    from firsthand.files.aside import forget_aside

    UsedProof.objects.filter(ends_at__lt=timezone.now()).delete()
    long_ago = timezone.now() - KEPT_FOR
    BroughtFile.objects.filter(at__lt=long_ago).delete()
    forget_aside(before=long_ago)
