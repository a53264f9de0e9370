"""What an answer promises that leaves later."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from firsthand.conversations.models import Unsent
from firsthand.kit.text import excerpt
from firsthand.promises.actions.make import Saying, refuse
from firsthand.promises.models import Intention


@transaction.atomic
def intend(unsent: Unsent, sayings: Sequence[Saying], *, at: datetime) -> None:
    """It is promised once the answer leaves; what was intended with it before is not any more. Raises what `refuse` does."""
    for saying in sayings:
        refuse(saying, at=at)
    Intention.objects.filter(unsent=unsent).delete()
    Intention.objects.bulk_create(
        [
            Intention(unsent=unsent, kind=one.kind, words=excerpt(one.words, at_most=300), due_at=one.due_at)
            for one in sayings
        ]
    )
