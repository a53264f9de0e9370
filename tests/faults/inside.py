"""A look inside an installation, from a process of its own: the product's processes are killed, this one is not.

`python -m tests.faults.inside WORD`, a word of `ANSWERS` and what it needs, with FIRSTHAND_DATA and the like set; prints JSON.
"""

import hashlib
import json
import sys
from collections.abc import Callable

BOX = "help@namai.example"


def _open() -> object:
    """The shop of our stories, acknowledging nothing."""
    from django.core.management import call_command

    from firsthand.conversations.models import Inbox
    from tests.cast import open_shop

    call_command("migrate", verbosity=0)
    open_shop()
    return Inbox.objects.update(acknowledges=False)


def _greeting() -> object:
    """The shop, telling each who writes that their letter arrived."""
    from firsthand.conversations.models import Inbox

    _open()
    return Inbox.objects.update(acknowledges=True)


def _greeting_elsewhere() -> object:
    """The same with the address of another house."""
    from firsthand.channels.email.models import Mailbox

    _greeting()
    Mailbox.objects.filter(address="sales@namai.example").delete()
    return Mailbox.objects.update(address="service@kitas.example")


def _mailbox(port: str, password: str) -> object:
    """The help desk's letters are fetched from an IMAP server too, and moved there when they are ours."""
    from firsthand.channels.email.models import Mailbox
    from firsthand.kit.secrets import seal_secret

    return Mailbox.objects.filter(address=BOX).update(
        imap_host="127.0.0.1",
        imap_port=int(port),
        imap_user="help",
        imap_secret=seal_secret(password),
        imap_is_tls=False,
        imap_afterwards=Mailbox.Afterwards.MOVE,
        imap_moves_to="Done",
    )


def _hook(key: str) -> object:
    """The address at which a provider may bring letters, signed with the key."""
    from django.utils import timezone

    from firsthand.channels.email.actions import open_hook
    from firsthand.channels.email.models import Hook, Mailbox
    from firsthand.journal.actor import HOUSE
    from firsthand.kit.secrets import open_secret

    box = Mailbox.objects.get(address=BOX)
    hook = open_hook(box, provider=Hook.Provider.MAILGUN, secret=key, by=HOUSE, at=timezone.now())
    return f"/hooks/mail/{open_secret(hook.token)}/letters/"


def _key() -> object:
    """The words of a key that may write for the house."""
    from django.utils import timezone

    from firsthand.access.models import KeyRole
    from firsthand.journal.actor import HOUSE
    from firsthand.team.actions import create_key

    _made, token = create_key(name="A program", role=KeyRole.ADMINISTRATOR, by=HOUSE, at=timezone.now())
    return token


def _written() -> object:
    """The subjects that programs wrote, one for each message in them."""
    from firsthand.conversations.models import Message

    written = Message.objects.filter(conversation__subject__startswith="Write ")
    return list(written.values_list("conversation__subject", flat=True))


def _chat(site: str) -> object:
    """The name of a chat that stands on this site."""
    from django.utils import timezone

    from firsthand.channels.chat.actions import ChatSettings, open_chat
    from firsthand.conversations.actions import InboxSettings
    from firsthand.journal.actor import HOUSE
    from firsthand.team.models import Team

    inbox = InboxSettings(name="Chat", team=Team.objects.get(name="Repairs"), answer_within=10)
    return open_chat(inbox, ChatSettings(languages=("en",), sites=(site,)), by=HOUSE, at=timezone.now()).key


def _chatted() -> object:
    """What visitors have said."""
    from firsthand.conversations.models import Message

    return list(Message.objects.filter(channel="chat", kind="received").values_list("text", flat=True))


def _letters() -> object:
    from firsthand.channels.email.models import Letter

    return [
        (hashlib.sha256(letter.raw()).hexdigest(), letter.message_id, letter.read_at is not None)
        for letter in Letter.objects.all()
    ]


def _answer() -> object:
    """Asta answers everybody."""
    from django.utils import timezone

    from firsthand.conversations.actions import reply
    from firsthand.conversations.models import Conversation
    from firsthand.conversations.rules.words import Words
    from firsthand.team.models import Representative

    asta = Representative.objects.get(name="Asta")
    return [
        reply(one, words=Words(f"We shall look at matter {one.pk}."), by=asta, at=timezone.now()).pk
        for one in Conversation.objects.all()
    ]


def _deliveries() -> object:
    from firsthand.conversations.models import Message

    return list(Message.objects.filter(kind="reply").values_list("reference", "delivery"))


def _promised(number: str) -> object:
    """So many promises of Asta's to Rūta that have just fallen due, and nobody has looked yet."""
    from datetime import timedelta

    from django.utils import timezone

    from firsthand.conversations.models import Conversation, Inbox
    from firsthand.people.models import Customer
    from firsthand.promises.models import Promise
    from firsthand.team.models import Representative

    now = timezone.now()
    asta, inbox = Representative.objects.get(name="Asta"), Inbox.objects.get(name="Help")
    ruta = Customer.objects.create(name="Rūta", since=now)
    matter = Conversation.objects.create(
        inbox=inbox, customer=ruta, team=inbox.team, owner=asta, opened_at=now, last_at=now, due_order=now
    )
    said = {"customer": ruta, "conversation": matter, "team": inbox.team, "owner": asta, "maker": asta}
    times = {"made_at": now - timedelta(hours=2), "due_at": now, "first_due_at": now, "look_at": now}
    rows = [Promise(kind="call_back", **said, **times) for _each in range(int(number))]
    return len(Promise.objects.bulk_create(rows, batch_size=500))


def _fired() -> object:
    """How many of what people promised is still open, how many were broken, and how many facts and failures tell of that."""
    from firsthand.journal.models import Entry
    from firsthand.promises.models import Failure, Promise

    told = Entry.objects.filter(name="failure.promise_broken").values_list("payload__promise", flat=True)
    numbers = list(told)
    return {
        "open": Promise.objects.open().said().count(),
        "broken": Promise.objects.filter(stand="broken").count(),
        "told": len(numbers),
        "told once": len(set(numbers)),
        "failures": Failure.objects.filter(kind="promise_broken").count(),
    }


def _fire() -> object:
    """Another worker looks at what is left."""
    from firsthand.promises import errands

    errands.fall_due.func()
    return _fired()


ANSWERS: dict[str, Callable[..., object]] = {
    "open": _open,
    "greeting": _greeting,
    "greeting-elsewhere": _greeting_elsewhere,
    "mailbox": _mailbox,
    "hook": _hook,
    "key": _key,
    "written": _written,
    "chat": _chat,
    "chatted": _chatted,
    "letters": _letters,
    "answer": _answer,
    "deliveries": _deliveries,
    "promised": _promised,
    "fired": _fired,
    "fire": _fire,
}

if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(ANSWERS[sys.argv[1]](*sys.argv[2:])))
