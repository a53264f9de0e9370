"""Work of e-mail that is done soon after: reading what came, sending what was written."""

from datetime import timedelta
from threading import Lock

from django.utils import timezone

from firsthand.conversations.facts import MessageReceived
from firsthand.journal.errands import TryAgainAt
from firsthand.journal.models import Entry
from firsthand.journal.rules import PATIENT, is_last_attempt
from firsthand.kit.compat import TaskContext, task

# One letter leaves at a time: a mail server that answers slowly holds one of the worker's threads, never all of them,
# so that what customers write is taken in meanwhile.
ONE_LEAVES = Lock()
WAITS_HERE = 0.3  # seconds
COMES_BACK = timedelta(seconds=2)
# So long an import holds one of the threads; whoever is stopped meanwhile loses no more than that.
A_MOMENT = 1.5  # seconds
FAILED = "fail"
WAITS_FOR_INBOX = timedelta(minutes=1)


@task(priority=10)
def take_in_letter(letter_id: int) -> None:
    """The letter is read."""
    from firsthand.channels.email.actions.take_in import take_in
    from firsthand.channels.email.queries import NoInbox

    try:
        take_in(letter_id, at=timezone.now())
    except NoInbox as nowhere:
        # Nothing is wrong with the letter: it waits for an inbox, however long that takes, and never counts as dead.
        raise TryAgainAt(timezone.now() + WAITS_FOR_INBOX, str(nowhere)) from nowhere


@task(queue_name=PATIENT, takes_context=True)
def deliver(context: TaskContext, entry_id: int) -> None:
    """What was written is handed to the customer's mail server; tried for about two days."""
    from firsthand.channels.email.actions.deliver import deliver as deliver_message

    message = Entry.objects.get(pk=entry_id).payload["message"]
    if not ONE_LEAVES.acquire(timeout=WAITS_HERE):
        raise TryAgainAt(timezone.now() + COMES_BACK, "Another letter is leaving.")
    try:
        deliver_message(message, is_last=is_last_attempt(context.attempt, queue=PATIENT), at=timezone.now())
    finally:
        ONE_LEAVES.release()


@task(priority=-1)
def authenticate(entry_id: int) -> None:
    """It is looked up who vouches for what came; reading never waits for other people's name servers."""
    _authenticate(Entry.objects.get(pk=entry_id).payload["message"])


def may_be_acknowledged(fact: MessageReceived) -> bool:
    """Who writes in a chat sees there that it came, and no domain vouches for them."""
    return fact.channel != "chat"


@task(priority=-1)
def acknowledge(entry_id: int) -> None:
    """It is looked up who vouches for what came, and whoever wrote a first letter is then told that it arrived."""
    from firsthand.channels.email.actions.acknowledge import acknowledge_letter

    fact = Entry.objects.get(pk=entry_id).fact
    if isinstance(fact, MessageReceived):
        _authenticate(fact.message)
    if isinstance(fact, MessageReceived) and fact.first:
        acknowledge_letter(fact.message, at=timezone.now())


def _authenticate(message_id: int) -> None:
    """Found out and weighed: what fails its own domain's rules may be spam after all."""
    from firsthand.channels.email.actions.authenticate import authenticate as authenticate_message
    from firsthand.channels.email.spam.reconsider import reconsider

    message = authenticate_message(message_id)
    if message and FAILED in (message.authentication.get("dmarc"), message.authentication.get("spf")):
        reconsider(message, at=timezone.now())


@task()
def learn_spam(entry_id: int) -> None:
    """What a person said of a conversation is learnt, or forgotten again."""
    from firsthand.channels.email.spam.learn import learn_from

    conversation = Entry.objects.get(pk=entry_id).conversation_id
    if conversation is not None:
        learn_from(conversation, at=timezone.now())


@task()
def tidy_spam_words() -> None:
    """What the spam filter remembers stays within its bounds."""
    from firsthand.channels.email.spam.learn import tidy

    tidy()


@task()
def explain_to_representative(representative_id: int, conversation_id: int, why: str) -> None:
    """A representative whose answer by mail was not sent is told why, at the address by which they sign in."""
    from firsthand.channels.email.sending.explain import explain

    explain(representative_id, conversation_id, why=why)


@task(priority=-10)
def bring_along(move_id: int) -> None:
    """An import of old mail goes on for a moment; others have their turn in between."""
    from firsthand.channels.email.models import Move
    from firsthand.channels.email.moving.carry import carry

    move = Move.objects.get(pk=move_id)
    if move.state == Move.State.RUNNING and carry(move, seconds=A_MOMENT):
        raise TryAgainAt(timezone.now(), "The import goes on.")


@task(priority=-10)
def take_out(move_id: int) -> None:
    """An import is taken out again, a piece at a time."""
    from firsthand.channels.email.models import Move
    from firsthand.channels.email.moving.undo import take_out_some

    move = Move.objects.get(pk=move_id)
    if move.state != Move.State.UNDOING:
        return
    if take_out_some(move):
        raise TryAgainAt(timezone.now(), "There is more of it.")
    Move.objects.filter(pk=move_id).update(state=Move.State.UNDONE, ended_at=timezone.now())
