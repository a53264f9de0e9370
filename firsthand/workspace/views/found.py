"""What an address names, if it is theirs: what is not answers as what is not there."""

from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.http import Http404

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import bare_one_visible_to, customers_visible_to, one_visible_to
from firsthand.people.models import Customer
from firsthand.workspace.views.signed_in import AtDesk

Row = TypeVar("Row", bound=Model)


def conversation_of(request: AtDesk, id: int) -> Conversation:  # noqa: A002 - the word of the address
    """The conversation with everybody whom its page names."""
    return there(one_visible_to(request.representative, id))


def bare_conversation_of(request: AtDesk, id: int) -> Conversation:  # noqa: A002
    """The conversation alone, for an act that looks at it again under its lock."""
    return there(bare_one_visible_to(request.representative, id))


def customer_of(request: AtDesk, id: int) -> Customer:  # noqa: A002
    return first(customers_visible_to(request.representative).filter(pk=id).select_related("company"))


def whom_they_became(request: AtDesk, id: int) -> Customer | None:  # noqa: A002
    """Who somebody turned out to be, if that one is theirs to see; nobody for who is one by themselves."""
    gone = Customer.objects.filter(pk=id).exclude(joined_into=None).select_related("joined_into").first()
    return customers_visible_to(request.representative).filter(pk=gone.stands_in.pk).first() if gone else None


def there(found: Row | None) -> Row:
    if found is None:
        raise Http404
    return found


def first(rows: QuerySet[Row]) -> Row:
    try:
        return rows.get()  # `first()` would sort what is one row at most, at the price of a tenth of the page
    except ObjectDoesNotExist as none:
        raise Http404 from none
