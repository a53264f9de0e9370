"""The operations that no page is needed for: mail that comes in, and the queries and acts behind the pages."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from secrets import token_hex

from django.db import transaction
from django.utils import timezone

from bench.newsletters import newsletter
from bench.words import Speaker
from firsthand.channels.email.actions import Envelope, accept
from firsthand.channels.email.models import Letter
from firsthand.conversations.actions import reply
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import View, desk_rows, search, thread, visible_to
from firsthand.conversations.rules.words import Words
from firsthand.journal.errands.carry_out import carry_out
from firsthand.journal.errands.claim import claim, is_waiting
from firsthand.journal.errands.settle import settle
from firsthand.team.models import Representative

Operation = tuple[str, Callable[[], object]]
WORKER = "bench"
LETTERS = 400
WORDS = {"rare": "zanussi", "very common": "order ", "two": "order compressor ", "beginning": "deliv"}
# Who looks: the first owns a third of all that is owned and belongs to the biggest team, the second administers.
REPRESENTATIVE, ADMINISTRATOR = 1, 2


def acts() -> Iterator[Operation]:
    """Each with its name, ready to be run again and again."""
    speaker = Speaker(7)
    yield (
        "e-mail in, new customer",
        letters_come(letter(speaker, sender=f"{token_hex(6)}@new.example") for _ in range(LETTERS)),
    )
    known = (f"person{number % 300 + 1}@posta.example" for number in range(LETTERS))
    yield "e-mail in, known customer", letters_come(letter(speaker, sender=sender) for sender in known)
    yield "e-mail in, answers ours", letters_come(answers_to_ours(speaker))
    news = (newsletter(speaker, sender=f"person{number % 300 + 1}@posta.example") for number in range(LETTERS))
    yield "e-mail in, newsletter of 40 kB", letters_come(news)
    yield "acknowledgement", acknowledgements(speaker)
    someone, administrator = (Representative.objects.select_related("account").get(pk=pk) for pk in (1, 2))
    for view in View:
        yield f"query: desk list {view}, representative", lambda view=view: desk_rows(someone, view)  # type: ignore[misc]
    for view in View:
        yield f"query: desk list {view}, administrator", lambda view=view: desk_rows(administrator, view)  # type: ignore[misc]
    long = conversation_of(20)
    yield "query: thread of 20 messages", lambda: thread(long)
    for kind, words in WORDS.items():
        yield f"query: search {kind}", lambda words=words: search(someone, words)  # type: ignore[misc]
    answered = iter(visible_to(someone).order_by("-pk")[:3_000])
    yield "act: reply", lambda: reply(next(answered), words=Words(speaker.letter(1)), by=someone, at=timezone.now())


def letter(speaker: Speaker, *, sender: str, answers: str = "") -> bytes:
    """A plain letter of some forty words."""
    made = EmailMessage()
    made["From"], made["To"] = f"{speaker.name()} <{sender}>", "help1@namai.example"
    made["Subject"], made["Date"] = speaker.subject(), format_datetime(timezone.now())
    made["Message-ID"] = f"<{token_hex(12)}@posta.example>"
    if answers:
        made["In-Reply-To"] = made["References"] = f"<{answers}>"
    made.set_content(f"Hello,\n\n{speaker.letter(1)}\n\nKind regards\n{speaker.name()}\n")
    return made.as_bytes()


def letters_come(raws: Iterable[bytes]) -> Callable[[], object]:
    """Each letter in turn; no other errand stands in line before it."""
    ready = list(raws)

    return lambda: comes_in(ready.pop())


def comes_in(raw: bytes) -> None:
    """From the bytes at the inlet to the end of the errand that reads them, each step as the parts take it."""
    envelope = Envelope(sender="someone@posta.example", recipients=("help1@namai.example",))
    accept(raw, way=Letter.Way.SMTP, envelope=envelope, at=timezone.now())
    work()


def work() -> None:
    """One round of a worker: it looks, takes, carries out, and writes down what became of it."""
    at = timezone.now()
    if is_waiting(at=at):
        with transaction.atomic():
            taken = claim(WORKER, limit=1, at=at, until=at + timedelta(minutes=1))
        settle([carry_out(errand) for errand in taken], worker=WORKER, at=at)


def answers_to_ours(speaker: Speaker) -> Iterator[bytes]:
    """Customers answer in conversations that they have."""
    recent = Message.objects.filter(kind=Message.Kind.REPLY).order_by("-pk")
    for ours in recent[:LETTERS]:
        yield letter(speaker, sender=ours.recipients[0]["address"], answers=ours.reference)


def acknowledgements(speaker: Speaker) -> Callable[[], object]:
    """The errand that follows a first letter, for letters that have just come."""
    from firsthand.channels.email.errands import acknowledge
    from firsthand.conversations.facts import MessageReceived
    from firsthand.journal.models import Entry

    def entries() -> Iterator[int]:
        while True:
            comes_in(letter(speaker, sender=f"{token_hex(6)}@new.example"))
            yield Entry.objects.named(MessageReceived).order_by("-pk").values_list("pk", flat=True)[0]

    made = entries()
    ready = [next(made) for _ in range(200)]
    return lambda: acknowledge.call(ready.pop())


def conversation_of(messages: int) -> Conversation:
    """One that has so many messages and is open to everybody of the first team."""
    return Conversation.objects.filter(message_count=messages, team=1).order_by("-pk")[0]
