"""Other conversations beside one, as a page shows them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from firsthand.conversations.models import Conversation, Link, Regrouping
from firsthand.conversations.queries.regrouped import Linked
from firsthand.workspace import addresses
from firsthand.workspace.matters import ended


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another conversation: whose it is, what it is about, how it stands."""

    id: int
    href: str
    customer: str
    subject: str
    stands: str
    excerpt: str
    is_of_another: bool


def candidate(one: Conversation, *, beside: Conversation) -> Candidate:
    """The other one, as it differs from the one it is beside."""
    return Candidate(
        id=one.pk,
        href=addresses.conversation(one.pk),
        customer=one.customer.called or one.customer.name,
        subject=one.subject or _("(no subject)"),
        stands=ended(one),
        excerpt=one.excerpt,
        is_of_another=one.customer_id != beside.customer_id,
    )


def linked(one: Linked) -> dict[str, Any]:
    """A link as it reads from this side."""
    return {
        "id": one.link.pk,
        "words": SAID[(Link.Kind(one.link.kind), one.is_first)](),
        "href": addresses.conversation(one.other.pk),
        "subject": one.other.subject or _("(no subject)"),
        "ended": f"{one.other.customer.called}, {ended(one.other)}",
    }


def regrouped(one: Regrouping, *, beside: int) -> dict[str, Any]:
    """A merge or a split, and how it is taken back."""
    other = one.source if one.target_id == beside else one.target
    words = {
        (Regrouping.Kind.MERGE, True): _("Merged into this"),
        (Regrouping.Kind.SPLIT, True): _("This was split off from"),
        (Regrouping.Kind.SPLIT, False): _("Split off from this"),
    }[(Regrouping.Kind(one.kind), one.target_id == beside)]
    return {
        "words": words,
        "href": f"{addresses.conversation(other.pk)}?alone=yes"
        if one.kind == Regrouping.Kind.MERGE
        else addresses.conversation(other.pk),
        "subject": other.subject or _("(no subject)"),
        "by": one.by.name,
        "at": one.at,
        "undo": f"/regroupings/{one.pk}/taking-back/",
    }


SAID = {
    (Link.Kind.RELATED, True): lambda: _("Related to"),
    (Link.Kind.RELATED, False): lambda: _("Related to"),
    (Link.Kind.BLOCKS, True): lambda: _("Blocks"),
    (Link.Kind.BLOCKS, False): lambda: _("Waits for"),
    (Link.Kind.DUPLICATE, True): lambda: _("Duplicate of"),
    (Link.Kind.DUPLICATE, False): lambda: _("Its duplicate"),
}
