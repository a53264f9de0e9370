"""What a visit sees: the matters of its links, and, after a code, all that are its customer's."""

from dataclasses import dataclass
from datetime import datetime

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import matter_behind, matters_of
from firsthand.kit.tokens import fingerprint
from firsthand.people.models import Customer
from firsthand.portal.models import Visit


@dataclass(frozen=True)
class Seen:
    """A matter that a visit may see, whose it is, and the address that was proven for it."""

    matter: Conversation
    address: str

    @property
    def customer(self) -> Customer:
        return self.matter.customer


def visit_of(secret: str, *, at: datetime) -> Visit | None:
    """The visit of a browser that keeps this secret."""
    if not secret:
        return None
    going_on = Visit.objects.going_on(at).select_related("customer")
    return going_on.filter(fingerprint=fingerprint(secret)).first()


def matter_of(visit: Visit, number: int, *, at: datetime) -> Seen | None:
    """The matter with this number, if it is theirs to see."""
    if visit.customer is not None and (own := _with_people(number, customer=visit.customer.pk)):
        return Seen(own, visit.address)
    for link, matter in _behind_links(visit, at=at):
        if matter.pk == number and (found := _with_people(number, customer=matter.customer_id)):
            return Seen(found, link)
    return None


def linked_matters(visit: Visit, *, at: datetime) -> list[Conversation]:
    """The matters whose links were opened in it, the newest word first."""
    numbers = [matter.pk for _address, matter in _behind_links(visit, at=at)]
    found = Conversation.objects.filter(pk__in=numbers).select_related("owner", "inbox__brand", "customer")
    return list(found.newest_first()) if numbers else []


def _behind_links(visit: Visit, *, at: datetime) -> list[tuple[str, Conversation]]:
    passes = visit.passes.good(at).select_related("link__conversation__merged_into")
    found = ((one.link.address, matter_behind(one.link)) for one in passes)
    return [(address, matter) for address, matter in found if matter]


def _with_people(number: int, *, customer: int) -> Conversation | None:
    found = Conversation.objects.filter(pk=number, customer=customer, merged_into=None)
    return found.select_related("customer", "owner", "inbox__brand", "inbox__calendar", "team__calendar").first()


def may_watch(visit: int, topics: list[str], *, at: datetime) -> list[str]:
    """Of these topics (`page:12`) those of matters that the visit sees."""
    found = Visit.objects.going_on(at).select_related("customer").filter(pk=visit).first()
    if found is None:
        return []
    numbers = {topic: int(topic.partition(":")[2]) for topic in topics if topic.startswith("page:")}
    seen = {matter.pk for _address, matter in _behind_links(found, at=at)}
    if found.customer is not None:
        seen |= set(matters_of(found.customer).filter(pk__in=numbers.values()).values_list("pk", flat=True))
    return [topic for topic, number in numbers.items() if number in seen]
