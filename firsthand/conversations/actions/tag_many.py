"""Many conversations get other tags at once: a few statements for a slice of them, however many it holds."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.conversations.actions.acting import refused_among
from firsthand.conversations.actions.tag import Bearing
from firsthand.conversations.facts import ConversationPutBack, TagsChanged
from firsthand.conversations.models import Conversation, Tag
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.team.models import Representative

# Which tags one bears from then on, of those that it bore.
Choose = Callable[[Conversation, set[int]], Collection[int]]


@transaction.atomic
def tag_many(locked: Sequence[Conversation], *, choose: Choose, by: Representative, at: datetime) -> dict[int, Refused]:
    """Each bears the tags that are chosen for it; those that were refused, by number, are as they were.

    They are locked by whoever calls, with their tags at hand. Their version goes on where something changed.
    """
    return _bear(locked, choose, seen={}, says=_changed, by=by, at=at)


@transaction.atomic
def put_tags_back(
    locked: Sequence[Conversation],
    *,
    before: Mapping[int, Collection[int]],
    seen: Mapping[int, int],
    by: Representative,
    at: datetime,
) -> dict[int, Refused]:
    """Each bears what it bore before, as far as there still are such tags, where it stands at the version of `seen`."""
    there = set(Tag.objects.filter(pk__in=set().union(*before.values())).values_list("pk", flat=True))
    return _bear(locked, lambda one, _held: there & set(before[one.pk]), seen=seen, says=_put_back, by=by, at=at)


def _bear(
    locked: Sequence[Conversation],
    choose: Choose,
    *,
    seen: Mapping[int, int],
    says: Callable[[Conversation, set[int], set[int]], Fact],
    by: Representative,
    at: datetime,
) -> dict[int, Refused]:
    refused = refused_among(locked, seen=seen, by=by)
    held = {one.pk: {tag.pk for tag in one.tags.all()} for one in locked if one.pk not in refused}
    wanted = {one.pk: set(choose(one, held[one.pk])) for one in locked if one.pk in held}
    changed = [one for one in locked if one.pk in held and wanted[one.pk] != held[one.pk]]
    _write(changed, held, wanted)
    record(*(says(one, wanted[one.pk] - held[one.pk], held[one.pk] - wanted[one.pk]) for one in changed), by=by, at=at)
    return refused


def _write(changed: Sequence[Conversation], held: Mapping[int, set[int]], wanted: Mapping[int, set[int]]) -> None:
    if not changed:
        return
    numbers = [one.pk for one in changed]
    added = [Bearing(conversation_id=pk, tag_id=tag) for pk in numbers for tag in sorted(wanted[pk] - held[pk])]
    Bearing.objects.bulk_create(added)
    for tag in set().union(*(held[pk] - wanted[pk] for pk in numbers)):
        without = [pk for pk in numbers if tag in held[pk] - wanted[pk]]
        Bearing.objects.filter(tag=tag, conversation__in=without).delete()
    Conversation.objects.filter(pk__in=numbers).update(version=F("version") + 1)
    for one in changed:
        one.version += 1


def _changed(one: Conversation, added: set[int], removed: set[int]) -> Fact:
    who = {"conversation": one.pk, "customer": one.customer_id}
    return TagsChanged(**who, added=sorted(added), removed=sorted(removed))


def _put_back(one: Conversation, _added: set[int], _removed: set[int]) -> Fact:
    return ConversationPutBack(conversation=one.pk, customer=one.customer_id, before=None, before_team=None)
