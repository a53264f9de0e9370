"""An inbox is set up, or set up anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.facts import InboxChanged, InboxOpened
from firsthand.conversations.models import Inbox
from firsthand.journal.actor import Acts
from firsthand.journal.changing import differing, record_beginning, record_change
from firsthand.kit.broken import broken_by
from firsthand.kit.errors import Refused, Stale
from firsthand.organisation.models import Brand
from firsthand.organisation.rules import a_language, a_name
from firsthand.team.models import Calendar, Team
from firsthand.team.rules.permissions import must_administer

A_YEAR = 366 * 24 * 60


class InboxExists(Refused):
    words = _("There is already an inbox called “{name}”.")


class TimeIsWrong(Refused):
    words = _("Say in how many working minutes an answer is owed: from 1 to 527,040.")


class ThresholdIsWrong(Refused):
    words = _("Say from which score on a letter is held back: from 50 to 100.")


class OneMustBeDefault(Refused):
    words = _("Letters to no other address come to this inbox. Make another one the default instead.")


class AnotherBecameDefault(Stale):
    words = _("Another inbox has just been made the default. Look again, then repeat your change.")


@dataclass(frozen=True, kw_only=True)
class InboxSettings:
    """All that is set of an inbox."""

    name: str
    team: Team
    brand: Brand | None = None
    calendar: Calendar | None = None
    language: str = "en"
    answer_within: int = 480
    acknowledges: bool = True
    links_to_page: bool = True
    is_default: bool = False
    holds_spam: bool = True
    spam_threshold: int = 90

    def checked(self) -> dict[str, Any]:
        """The settings, each good. Raises Unnamed, UnknownLanguage, TimeIsWrong, ThresholdIsWrong."""
        if not 50 <= self.spam_threshold <= 100:
            raise ThresholdIsWrong
        if not 1 <= self.answer_within <= A_YEAR:
            raise TimeIsWrong
        said = {part.name: getattr(self, part.name) for part in fields(self)}
        return said | {"name": a_name(self.name), "language": a_language(self.language)}


@transaction.atomic
def open_inbox(settings: InboxSettings, *, by: Acts, at: datetime) -> Inbox:
    """The inbox stands; the first one is the default.

    Raises OnlyAdministratorsMay, InboxExists, AnotherBecameDefault and what checked raises.
    """
    must_administer(by)
    said = settings.checked()
    _lock()
    said["is_default"] = said["is_default"] or not Inbox.objects.filter(is_default=True).exists()
    inbox = Inbox(**said)
    with _said_why(inbox):
        _make_room(inbox)
        inbox.save(force_insert=True)
    record_beginning(InboxOpened(inbox=inbox.pk), of="inbox", number=inbox.pk, parts=said, by=by, at=at)
    return inbox


@transaction.atomic
def change_inbox(inbox: Inbox, settings: InboxSettings, *, by: Acts, at: datetime) -> None:
    """The inbox has exactly these settings; what was promised before stays promised.

    Raises OnlyAdministratorsMay, InboxExists, OneMustBeDefault, AnotherBecameDefault and what checked raises.
    """
    must_administer(by)
    said = settings.checked()
    _lock()
    inbox.refresh_from_db()
    if inbox.is_default and not said["is_default"]:
        raise OneMustBeDefault
    changed = differing(inbox, said)
    if not changed:
        return
    for name, (_was, value) in changed.items():
        setattr(inbox, name, value)
    with _said_why(inbox):
        _make_room(inbox)
        inbox.save(update_fields=list(changed))
    fact = InboxChanged(inbox=inbox.pk, changed=tuple(sorted(changed)))
    record_change(fact, of="inbox", number=inbox.pk, parts=changed, by=by, at=at)


def _lock() -> None:
    # All of them, as making one the default changes another; letters go on coming in meanwhile (no key).
    list(Inbox.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _make_room(inbox: Inbox) -> None:
    if inbox.is_default:
        Inbox.objects.filter(is_default=True).exclude(pk=inbox.pk).update(is_default=False)


@contextmanager
def _said_why(inbox: Inbox) -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError as twice:
        raise AnotherBecameDefault if "default" in broken_by(twice) else InboxExists(name=inbox.name) from twice
