"""What was told is written down: all rows of a kind at once, in the order of time, with nothing following from it."""

from collections.abc import Iterable, Sequence
from itertools import chain

from firsthand.conversations.actions.indexing import document, with_file_names
from firsthand.conversations.models import Attachment, Conversation, Mention, Message
from firsthand.files.store import store_many
from firsthand.journal.actor import HOUSE
from firsthand.journal.models import Entry, Errand
from firsthand.people.facts import CustomerMet
from firsthand.people.models import Address
from firsthand.run.demo.loading.cast import Cast
from firsthand.run.demo.loading.happening import Happening
from firsthand.run.demo.loading.retelling import Retelling
from firsthand.search.index import load

BATCH = 500


BOUNCED = ("bounced_at", "bounce", "bounce_why")


def write_down(told: Sequence[Retelling]) -> None:
    """Conversations, messages, files, tags and mentions stand, and search finds them."""
    Conversation.objects.bulk_create([one.row for one in told], batch_size=BATCH)
    messages = sorted(chain.from_iterable(one.messages for one in told), key=lambda message: message.at)
    Message.objects.bulk_create(messages, batch_size=BATCH)
    _write_tags(told)
    _write_mentions(told)
    _write_attachments(told)
    Address.objects.bulk_update([one.bounced for one in told if one.bounced], BOUNCED)
    load(document(message, message.matter) for message in with_file_names(messages) if is_indexed(message))


def is_indexed(message: Message) -> bool:
    """Search finds what people wrote."""
    return not message.automatic


def _write_tags(told: Sequence[Retelling]) -> None:
    put_on = Conversation.tags.through
    put_on.objects.bulk_create(put_on(conversation_id=one.row.pk, tag_id=tag.pk) for one in told for tag in one.tags)


def _write_mentions(told: Sequence[Retelling]) -> None:
    Mention.objects.bulk_create(
        Mention(conversation=one.row, message=message, representative=mate)
        for one in told
        for message, mate in one.mentions
    )


def _write_attachments(told: Sequence[Retelling]) -> None:
    enclosed = [each for one in told for each in one.enclosed]
    stored = store_many([(each.file.content, each.file.name, each.file.mime) for each in enclosed])
    Attachment.objects.bulk_create(
        Attachment(message=each.message, file=file) for each, file in zip(enclosed, stored, strict=True)
    )


def write_journal(told: Sequence[Retelling], cast: Cast, *, beside: Iterable[Happening]) -> None:
    """All that happened stands in the order of time, also what real actions recorded, and nothing follows from it."""
    recorded = list(Entry.objects.order_by("pk"))
    for entry in recorded:
        entry.pk = None
    happenings = chain(_meetings(cast), chain.from_iterable(one.happenings for one in told), beside)
    in_order = sorted([*recorded, *(each.entry() for each in happenings)], key=lambda entry: entry.at)
    Entry.objects.all().delete()
    Errand.objects.all().delete()
    Entry.objects.bulk_create(in_order, batch_size=BATCH)


def _meetings(cast: Cast) -> Iterable[Happening]:
    for customer in cast.customers.values():
        yield Happening(customer.since, HOUSE, CustomerMet, {"customer": customer})
