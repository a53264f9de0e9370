"""What may be done with many conversations at once, and what cannot. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Forbidden, Refused, Stale

# As many as a page shows are done while one waits for the answer; more are worked off behind it.
AT_ONCE = 50
# Nobody means more by a click, and no list is read further for it.
MOST = 10_000


class Act(models.TextChoices):
    """The acts, each one of a conversation's own."""

    OWN = "own", _("Taken")
    RELEASE = "release", _("Given back to the team")
    ASSIGN = "assign", _("Given to a colleague")
    MOVE = "move", _("Given to a team")
    PRIORITY = "priority", _("Priority changed")
    TAG = "tag", _("Tags added")
    UNTAG = "untag", _("Tags taken off")
    SNOOZE = "snooze", _("Put to sleep")
    WAIT = "wait", _("Waiting for the customer")
    RESUME = "resume", _("Taken up again")
    RESOLVE = "resolve", _("Solved")
    REOPEN = "reopen", _("Opened again")
    SPAM = "spam", _("Marked as spam")
    NOT_SPAM = "not_spam", _("Let through")
    REMIND = "remind", _("Owner reminded")
    UNDO = "undo", _("Undone")


class NothingChosen(Refused):
    words = _("Choose conversations first: with x, or by their boxes.")


class TooMany(Refused):
    words = _("That is more than 10,000 at once. Narrow the list down first.")


class NotYourBatch(Forbidden):
    words = _("Somebody else began this.")


class StillRunning(Refused):
    words = _("It is not done yet. Wait for its end, then undo it.")


class NothingToUndo(Refused):
    words = _("It changed nothing, or too long ago, so there is nothing to undo.")


class UndoneAlready(Stale):
    words = _("It is undone already.")


class NobodyChosen(Refused):
    words = _("Choose to whom they shall go.")


class NoTagGiven(Refused):
    words = _("Write at least one tag.")
