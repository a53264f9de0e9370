"""An answer went to more people than the customer."""

from firsthand.conversations.models import Copied, Message
from firsthand.people.rules import normalised

# Who had it unseen stays so.
OPENLY = ("to", "cc")


def remember_copies(message: Message) -> None:
    """Each of them finds it at their own page; most answers go to one person, and cost nothing here."""
    people = {normalised(one["address"]): one for one in message.recipients if one["kind"] in OPENLY}
    if len(people) < 2 or message.conversation_id is None:
        return
    Copied.objects.bulk_create(
        (
            Copied(conversation_id=message.conversation_id, address=address, name=one["name"][:200], since=message.at)
            for address, one in people.items()
        ),
        ignore_conflicts=True,
    )
