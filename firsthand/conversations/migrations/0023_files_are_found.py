"""Messages that came with files before are found by the names of these files, as those that come now are."""

from collections.abc import Iterator
from typing import Any

from django.db import migrations

AT_ONCE = 500


def find_by_files(apps: Any, editor: Any) -> None:
    """Those messages are put into the index again; what is held back is not in it, and stays out."""
    from firsthand.conversations.actions.indexing import document
    from firsthand.search.index import add

    for messages in with_files(apps):
        add([document(message, message.conversation) for message in messages])


def with_files(apps: Any) -> Iterator[list[Any]]:
    attachments = apps.get_model("conversations", "Attachment").objects
    messages = apps.get_model("conversations", "Message").objects
    after = 0
    while True:
        later = attachments.filter(message__gt=after).exclude(message__conversation=None)
        numbers = sorted(set(later.order_by("message").values_list("message", flat=True)[:AT_ONCE]))
        if not numbers:
            return
        after = numbers[-1]
        names: dict[int, list[str]] = {}
        for number, name in attachments.filter(message__in=numbers).values_list("message", "file__name"):
            names.setdefault(number, []).append(name)
        found = list(
            messages.filter(pk__in=numbers).exclude(conversation__state="held").select_related("conversation__customer")
        )
        for message in found:
            message.file_names = tuple(names[message.pk])
        yield found


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0022_message_acknowledged_at"),
        ("search", "0001_initial"),
    ]

    operations = [migrations.RunPython(find_by_files, migrations.RunPython.noop, elidable=True)]
