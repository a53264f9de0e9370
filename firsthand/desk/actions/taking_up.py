"""How every act on a saved reply begins: it is locked, looked at again, and whoever acts may."""

from firsthand.desk.models import SavedReply
from firsthand.desk.queries import saved_replies_visible_to
from firsthand.desk.rules.permissions import may_change
from firsthand.desk.rules.refusals import ReplyChangedMeanwhile, ReplyIsNotYours
from firsthand.team.models import Representative


def taken_up(reply: SavedReply, *, by: Representative, seen: int | None = None) -> SavedReply:
    """The reply as it stands now, locked until the transaction ends.

    Raises ReplyIsNotYours, and ReplyChangedMeanwhile when it is not at version `seen` any more.
    """
    now = saved_replies_visible_to(by).locked().filter(pk=reply.pk).first()
    if now is None or not may_change(by, now):
        raise ReplyIsNotYours
    if seen is not None and now.version != seen:
        raise ReplyChangedMeanwhile
    return now
