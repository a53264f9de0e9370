"""An answer went out that was begun with saved replies."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.conversations.models import Conversation
from firsthand.desk.models import SavedReply, Use
from firsthand.desk.queries import saved_replies_visible_to
from firsthand.team.models import Representative

MOST = 20


@transaction.atomic
def use_saved_replies(
    conversation: Conversation, numbers: Collection[int], *, by: Representative, at: datetime
) -> list[int]:
    """Each of these replies that the writer sees is counted once; costs nothing where there are none."""
    if not numbers:
        return []
    known = saved_replies_visible_to(by).filter(pk__in=sorted(numbers)[:MOST])
    used = sorted(known.values_list("pk", flat=True))
    Use.objects.bulk_create(Use(saved_reply_id=pk, conversation=conversation, representative=by, at=at) for pk in used)
    SavedReply.objects.filter(pk__in=used).update(uses=F("uses") + 1, last_used_at=at, last_used_by=by)
    return used
