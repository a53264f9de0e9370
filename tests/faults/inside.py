"""A look inside an installation, from a process of its own: the product's processes are killed, this one is not.

`python -m tests.faults.inside WORD`, a word of `ANSWERS`, with FIRSTHAND_DATA and the like set; prints JSON.
"""

import hashlib
import json
import sys


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


ANSWERS = {
    "open": _open,
    "greeting": _greeting,
    "greeting-elsewhere": _greeting_elsewhere,
    "letters": _letters,
    "answer": _answer,
    "deliveries": _deliveries,
}

if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(ANSWERS[sys.argv[1]]()))
