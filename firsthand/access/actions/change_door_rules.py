"""It is said anew what is asked of everybody who comes in."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from firsthand.access.actions.end_sessions import control_topic
from firsthand.access.facts import DoorRulesChanged
from firsthand.access.models import Account
from firsthand.access.models.door_rules import LONGEST
from firsthand.access.queries import has_second_factor, the_door_rules, without_second_factor
from firsthand.journal.actor import Acts
from firsthand.journal.changing import differing, record_change
from firsthand.kit.errors import Refused
from firsthand.live import tell


class OwnFactorFirst(Refused):
    """Whoever asks it of others would lock themselves out."""

    words = _("Set up your own second factor first; then ask it of everybody.")


class SessionIsTooLong(Refused):
    words = _("Choose how long one stays signed in: from 1 hour to 14 days.")


@transaction.atomic
def change_door_rules(*, second_factor: bool, session_hours: int, asker: Account, by: Acts, at: datetime) -> None:
    """From the next sign-in on this is asked; who has no second factor, where it is asked, signs in again at once.

    Who may, the folder above decides. Raises OwnFactorFirst, SessionIsTooLong.
    """
    if not 1 <= session_hours <= LONGEST:
        raise SessionIsTooLong
    rules = the_door_rules()
    changed = differing(rules, {"second_factor": second_factor, "session_hours": session_hours})
    if not changed:
        return
    if "second_factor" in changed and second_factor:
        _ask_of_everybody(asker)
    rules.second_factor, rules.session_hours = second_factor, session_hours
    rules.save()
    fact = DoorRulesChanged(changed=tuple(sorted(changed)))
    record_change(fact, of="doors", parts=changed, by=by, at=at)


def _ask_of_everybody(asker: Account) -> None:
    if not has_second_factor(asker):
        raise OwnFactorFirst
    without = list(without_second_factor())
    Account.objects.filter(pk__in=[one.pk for one in without]).update(endings=F("endings") + 1)
    tell([control_topic(one) for one in without])
