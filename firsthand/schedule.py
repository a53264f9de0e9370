"""What runs by the clock."""

from collections.abc import Sequence

from firsthand.api import errands as api
from firsthand.batches import errands as batches
from firsthand.channels.chat import errands as chat
from firsthand.channels.email import errands as email
from firsthand.channels.webform import errands as webform
from firsthand.conversations import errands as conversations
from firsthand.desk import errands as desk
from firsthand.journal.clocks import Every
from firsthand.portal import errands as portal
from firsthand.promises import errands as promises
from firsthand.team import errands as team

EVERY: Sequence[Every] = [
    Every(seconds=30, errand=conversations.wake_snoozed),
    Every(seconds=30, errand=conversations.notice_late_answers),
    Every(minutes=5, errand=conversations.return_from_silent_owners),
    Every(seconds=30, errand=promises.fall_due),
    Every(seconds=30, errand=team.keep_absences),
    Every(seconds=20, errand=desk.ring_on),
    Every(minutes=5, errand=promises.tally),
    Every(minutes=60, errand=api.forget_answers),
    Every(minutes=60, errand=batches.forget_old),
    Every(minutes=60, errand=email.tidy_spam_words),
    Every(minutes=60, errand=portal.forget_askings),
    Every(minutes=60, errand=chat.tidy),
    Every(minutes=60, errand=webform.tidy),
]
