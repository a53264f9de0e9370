"""What the filters of a search mean: a condition on conversations, and those that name nobody and nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from firsthand.conversations.models import Attachment, Conversation, Inbox, Message, Tag
from firsthand.conversations.queries.visible import visible_to
from firsthand.conversations.rules.asking import Filter
from firsthand.conversations.rules.days import day
from firsthand.conversations.rules.states import Priority, State
from firsthand.people.models import Address
from firsthand.search.fold import fold
from firsthand.team.models import Membership, Representative, Team

NOTHING = Q(pk=None)
MOST_OF_A_NAME = 200


@dataclass(frozen=True)
class Asking:
    """Who asks, and when by which clock on the wall."""

    representative: Representative
    at: datetime
    zone: tzinfo


@dataclass(frozen=True)
class Meaning:
    """The condition that all filters make, and those of them that name nothing there is."""

    condition: Q
    unknown: tuple[Filter, ...] = ()
    # Names that the customer must bear: found by the index, which holds them with each message.
    names: tuple[str, ...] = ()

    def is_named(self, customer: str) -> bool:
        """Whether this name holds all that were asked for; marks and case do not matter."""
        return all(fold(name) in fold(customer) for name in self.names)


def meaning(filters: Sequence[Filter], asking: Asking) -> Meaning:
    """A few small look-ups, one for each name that has to be found; what is unknown finds nothing."""
    condition, unknown, names = Q(), [], []
    for one in filters:
        if one.name == "from" and "@" not in one.value and not one.negated:
            names.append(one.value)
            continue
        found = MEANS[one.name](one.value, asking)
        if found is None:
            unknown.append(one)
            found = Q() if one.negated else NOTHING
        elif one.negated:
            found = ~found
        condition &= found
    return Meaning(condition, tuple(unknown), tuple(names))


def _owner(value: str, asking: Asking) -> Q | None:
    if value == "none":
        return Q(owner=None)
    if value == "me":
        return Q(owner=asking.representative.pk)
    return _among("owner", _known_to(asking, Representative.objects.all(), "owner", team="memberships__team"), value)


def _team(value: str, asking: Asking) -> Q | None:
    if value == "mine":
        return Q(team__in=list(asking.representative.places))
    return _among("team", _known_to(asking, Team.objects.all(), "team", team="pk"), value)


def _inbox(value: str, asking: Asking) -> Q | None:
    return _among("inbox", _known_to(asking, Inbox.objects.all(), "inbox", team="team"), value)


def _known_to(asking: Asking, named: "QuerySet[Model]", field: str, *, team: str) -> "QuerySet[Model]":
    """Those of their own teams and of conversations that are open to them: of others not even the name is told."""
    me = asking.representative
    if me.is_administrator:
        return named
    own = Membership.objects.filter(representative=me.pk).values("team")
    theirs = visible_to(me).filter(**{field: OuterRef("pk")})
    return named.filter(Q(**{f"{team}__in": own}) | Exists(theirs)).distinct()


def _among(field: str, named: "QuerySet[Model]", value: str) -> Q | None:
    """Those whose name it is, or else whose name begins so; marks and case do not matter."""
    names = {pk: fold(name) for pk, name in named.values_list("pk", "name")}
    asked = fold(value)
    same = [pk for pk, name in names.items() if name == asked]
    found = same or [pk for pk, name in names.items() if name.startswith(asked)]
    return Q(**{f"{field}__in": found}) if found else None


def _tag(value: str, asking: Asking) -> Q | None:
    found = Tag.objects.filter(name=value.lower()).values_list("pk", flat=True)
    if not found:
        return None
    through = Conversation.tags.through.objects.filter(tag__in=list(found))
    return Q(pk__in=through.values("conversation"))


def _is(value: str, asking: Asking) -> Q | None:
    if value == "late":
        return Q(state=State.OPEN, answer_due_at__lt=asking.at)
    if value == "reopened":
        return Q(reopenings__gt=0)
    return Q(state=value)


def _priority(value: str, asking: Asking) -> Q | None:
    return Q(priority=Priority[value.upper()])


def _from(value: str, asking: Asking) -> Q | None:
    if "@" not in value:
        return Q(customer__name__icontains=value)
    # Of others' customers nothing is told, not even that an address is known.
    theirs = visible_to(asking.representative).filter(customer=OuterRef("customer"))
    found = Address.objects.emails().filter(Exists(theirs), value__startswith=value.lower())
    people = list(found.values_list("customer", flat=True)[:MOST_OF_A_NAME])
    return Q(customer__in=people) if people else None


def _language(value: str, asking: Asking) -> Q | None:
    return Q(language=value.lower())


def _has(value: str, asking: Asking) -> Q | None:
    if value == "note":
        return Q(Exists(Message.objects.filter(conversation=OuterRef("pk"), kind=Message.Kind.NOTE)))
    return Q(Exists(Attachment.objects.filter(message__conversation=OuterRef("pk"))))


def _after(value: str, asking: Asking) -> Q | None:
    begin = day(value, now=asking.at, zone=asking.zone)
    return Q(last_at__gte=begin) if begin else None


def _before(value: str, asking: Asking) -> Q | None:
    end = day(value, now=asking.at, zone=asking.zone)
    return Q(last_at__lt=end) if end else None


MEANS: dict[str, Callable[[str, Asking], Q | None]] = {
    "owner": _owner,
    "team": _team,
    "inbox": _inbox,
    "tag": _tag,
    "is": _is,
    "priority": _priority,
    "from": _from,
    "language": _language,
    "has": _has,
    "after": _after,
    "before": _before,
}
