"""The facts of the journal as sentences, with the names of today filled in: one statement for each kind of name on a page."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from firsthand.access.models import Account, Key, KeyRole, Role
from firsthand.channels.chat.models import Chat
from firsthand.channels.webform.models import Form
from firsthand.conversations.models import Inbox, Tag
from firsthand.journal.actor import Kind
from firsthand.journal.facts import KNOWN
from firsthand.journal.models import Entry
from firsthand.look.times import exact_time
from firsthand.organisation.models import Brand
from firsthand.people.models import Customer
from firsthand.team.models import Calendar, Invitation, Representative, Rota, Team
from firsthand.workspace.sentences import MOMENTS, traits_in_words

Names = Mapping[str, Mapping[int, str]]
Look = Callable[[set[int]], dict[int, str]]


def sentences(entries: Sequence[Entry]) -> list[str]:
    """What happened, one sentence each; a name that is gone is a dash, a fact no longer known its code."""
    names = names_in(entries)
    return [sentence(entry, names) for entry in entries]


def sentence(entry: Entry, names: Names) -> str:
    kind = KNOWN.get(entry.name)
    if kind is None:
        return entry.name
    return _(kind.sentence).format_map(Filled(values(entry), names, by=actor_name(entry, names)))


class Filled(dict[str, str]):
    """The places of a sentence: names where they are known, else the values themselves."""

    def __init__(self, said: Mapping[str, Any], names: Names, *, by: str) -> None:
        super().__init__({field: words_for(field, value, names) for field, value in said.items()} | {"by": by})

    def __missing__(self, place: str) -> str:
        return "–"


def words_for(field: str, value: Any, names: Names) -> str:
    kind = KIND_OF.get(field)
    if kind and isinstance(value, int):
        return names.get(kind, {}).get(value, "–")
    if field in MOMENTS and isinstance(value, str):
        return exact_time(datetime.fromisoformat(value))
    if field == "fields":
        return traits_in_words(value)
    if field == "role":
        return str(dict([*KeyRole.choices, *Role.choices]).get(value, value))
    return "–" if value is None else str(value)


def actor_name(entry: Entry, names: Names) -> str:
    """Whoever did it; the house itself is called so."""
    if entry.by_kind == Kind.HOUSE:
        return _("The house")
    return names.get(entry.by_kind, {}).get(entry.by_id, "–")


def names_in(entries: Iterable[Entry]) -> Names:
    """The names of everything that these facts speak of."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        wanted[entry.by_kind].add(entry.by_id)
        for field, value in values(entry).items():
            if field in KIND_OF and isinstance(value, int):
                wanted[KIND_OF[field]].add(value)
    return {kind: LOOK[kind](ids) for kind, ids in wanted.items() if kind in LOOK}


def values(entry: Entry) -> dict[str, Any]:
    return {**entry.payload, "customer": entry.customer_id, "conversation": entry.conversation_id}


KIND_OF = {
    "representative": "representative",
    "owner": "representative",
    "before": "representative",
    "customer": "customer",
    "team": "team",
    "before_team": "team",
    "account": "account",
    "brand": "brand",
    "calendar": "calendar",
    "inbox": "inbox",
    "invitation": "invitation",
    "key": "key",
    "rota": "rota",
    "tag": "tag",
    "into": "tag",
}
LOOK: Mapping[str, Look] = {
    "representative": lambda ids: dict(Representative.objects.filter(pk__in=ids).values_list("pk", "name")),
    "customer": lambda ids: {one.pk: one.called for one in Customer.objects.filter(pk__in=ids)},
    "team": lambda ids: dict(Team.objects.filter(pk__in=ids).values_list("pk", "name")),
    "holder": lambda ids: dict(Representative.objects.filter(account__in=ids).values_list("account", "name")),
    "account": lambda ids: dict(Account.objects.filter(pk__in=ids).values_list("pk", "email")),
    "brand": lambda ids: dict(Brand.objects.filter(pk__in=ids).values_list("pk", "name")),
    "calendar": lambda ids: dict(Calendar.objects.filter(pk__in=ids).values_list("pk", "name")),
    "inbox": lambda ids: dict(Inbox.objects.filter(pk__in=ids).values_list("pk", "name")),
    "invitation": lambda ids: dict(Invitation.objects.filter(pk__in=ids).values_list("pk", "email")),
    "tag": lambda ids: dict(Tag.objects.filter(pk__in=ids).values_list("pk", "name")),
    "form": lambda ids: dict(Form.objects.filter(pk__in=ids).values_list("pk", "name")),
    "chat": lambda ids: dict(Chat.objects.filter(pk__in=ids).values_list("pk", "inbox__name")),
    "rota": lambda ids: dict(Rota.objects.filter(pk__in=ids).values_list("pk", "name")),
    "key": lambda ids: dict(Key.objects.filter(pk__in=ids).values_list("pk", "name")),
}
