"""What somebody has read is news once more."""

from django.db.models import QuerySet

from firsthand.kit.prepared import prepared
from firsthand.live import tell
from firsthand.notices.models import Notice
from firsthand.notices.rules import About


def bring_back_calls(*, conversation: int) -> None:
    """Whoever was called to this chat and has put that away is called again, quietly: nothing goes to a device or by mail."""
    calls = list(_calls(conversation))
    waiting = {one.representative_id for one in calls if one.read_at is None}
    put_away = {one.representative_id: one for one in calls if one.representative_id not in waiting}
    if put_away:
        Notice.objects.filter(pk__in=[one.pk for one in put_away.values()]).update(read_at=None)
        tell(f"representative:{number}" for number in put_away)


@prepared
def _calls(conversation: int) -> QuerySet[Notice]:
    return Notice.objects.filter(conversation_id=conversation, about=About.VISITOR_CAME).order_by("pk")
