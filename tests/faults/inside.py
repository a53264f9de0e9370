"""A look inside an installation, from a process of its own: the product's processes are killed, this one is not.

`python -m tests.faults.inside open | letters | answer | deliveries`, with FIRSTHAND_DATA and the like set; prints JSON.
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


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({"open": _open, "letters": _letters, "answer": _answer, "deliveries": _deliveries}[sys.argv[1]]()))
