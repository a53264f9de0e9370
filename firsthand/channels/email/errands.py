"""Work of e-mail that is done soon after: reading what came, sending what was written."""

from django.utils import timezone

from firsthand.conversations.facts import MessageReceived
from firsthand.journal.models import Entry
from firsthand.journal.rules import PATIENT, is_last_attempt
from firsthand.kit.compat import TaskContext, task


@task(priority=10)
def take_in_letter(letter_id: int) -> None:
    """The letter is read."""
    from firsthand.channels.email.actions.take_in import take_in

    take_in(letter_id, at=timezone.now())


@task(queue_name=PATIENT, takes_context=True)
def deliver(context: TaskContext, entry_id: int) -> None:
    """What was written is handed to the customer's mail server; tried for about two days."""
    from firsthand.channels.email.actions.deliver import deliver as deliver_message

    message = Entry.objects.get(pk=entry_id).payload["message"]
    deliver_message(message, is_last=is_last_attempt(context.attempt, queue=PATIENT), at=timezone.now())


@task()
def acknowledge(entry_id: int) -> None:
    """Whoever wrote a first letter is told that it arrived."""
    from firsthand.channels.email.actions.acknowledge import acknowledge_letter

    fact = Entry.objects.get(pk=entry_id).fact
    if isinstance(fact, MessageReceived) and fact.first:
        acknowledge_letter(fact.message, at=timezone.now())
