"""Customers and files found by name, among all that a representative may see."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.conversations.models import Attachment
from firsthand.conversations.queries.asked import Asking
from firsthand.conversations.queries.found import PLAIN, Answer, Way, answer_to
from firsthand.conversations.queries.visible import customers_visible_to
from firsthand.conversations.rules.asking import Asked
from firsthand.people.models import Address, Customer
from firsthand.search.fold import fold

# The conversations whose customers, or messages whose files, are looked at: a name stands in each of its own.
LOOKED_AT = 200
MOST_PEOPLE, MOST_FILES = 30, 60


@dataclass(frozen=True)
class FoundPerson:
    """A customer whose name or address holds the words, with all addresses."""

    customer: Customer
    addresses: Sequence[str]


def people_found(asked: Asked, asking: Asking) -> tuple[list[FoundPerson], str]:
    """The customers who are called so or write from there, the newest met first; and what was looked for instead."""
    answer = answer_to(asked, asking, size=LOOKED_AT)
    words = answer.instead or asked.words
    near = [found.conversation.customer_id for found in answer.found]
    ids = dict.fromkeys([*_at_address(asked.words, asking), *near])
    customers = Customer.objects.in_bulk(list(ids))
    known: dict[int, list[str]] = {}
    for customer, address in Address.objects.filter(customer__in=ids).order_by("pk").values_list("customer", "value"):
        known.setdefault(customer, []).append(address)
    people = [FoundPerson(customers[pk], known.get(pk, [])) for pk in ids if pk in customers]
    return [one for one in people if _is_named(one, words)][:MOST_PEOPLE], answer.instead


def files_found(asked: Asked, asking: Asking, *, way: Way = PLAIN) -> tuple[list[Attachment], str]:
    """The files that are called so, those of the newest messages first; and what was looked for instead."""
    looked = replace(way, each_message=True, with_files=True)
    answer: Answer = answer_to(asked, asking, size=LOOKED_AT, way=looked)
    words = answer.instead or asked.words
    messages = {found.message: place for place, found in enumerate(answer.found) if found.message}
    files = Attachment.objects.filter(message__in=messages).select_related("file", "message__conversation__customer")
    named = [one for one in files if holds(words, one.file.name)]
    return sorted(named, key=lambda one: (messages[one.message_id], one.pk))[:MOST_FILES], answer.instead


def holds(words: str, *texts: str) -> bool:
    """Whether each of the words stands in one of the texts; marks and case do not matter."""
    text = fold(" ".join(texts))
    return all(one.strip('"') in text for one in fold(words).split())


def _is_named(one: FoundPerson, words: str) -> bool:
    return holds(words, one.customer.name, one.customer.preferred_name, *one.addresses)


def _at_address(words: str, asking: Asking) -> list[int]:
    """Those whose address begins so, also when they have not written yet."""
    written = words.strip().lower()
    if "@" not in written or " " in written:
        return []
    seen = customers_visible_to(asking.representative).values("pk")
    found = Address.objects.filter(value__startswith=written, customer__in=seen).order_by("pk")
    return list(found.values_list("customer", flat=True)[:MOST_PEOPLE])
