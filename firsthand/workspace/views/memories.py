"""What is remembered of a customer: kept, said otherwise, put away, brought back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import messages_visible_to
from firsthand.people.actions import bring_back, put_away, remember, reword
from firsthand.people.actions.remember import Source
from firsthand.people.models import Customer, Memory
from firsthand.workspace import addresses
from firsthand.workspace.memories import remembered
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import customer_of, first
from firsthand.workspace.views.signed_in import AtDesk, representative_required

MOST_SHOWN = 50


def post(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """It is remembered, with the message in which it was said."""
    customer = customer_of(request, id)
    source = source_of(request, customer)
    kept = remember(
        customer, words=asked(request, "words"), source=source, by=request.representative, at=timezone.now()
    )
    undo = f"{addresses.memory(id, kept.pk)}putting-away/"
    return done(request, words=_("That is remembered."), back=addresses.customer(id), undo=undo)


def source_of(request: AtDesk, customer: Customer) -> Source | None:
    """The message that the form names, when it is theirs to read and stands in a matter of this customer."""
    seen = messages_visible_to(request.representative).filter(conversation__customer=customer)
    message = seen.filter(pk=number(request, "message") or 0).first()
    return Source(message.matter.pk, message.pk) if message else None


def put(request: AtDesk, id: int, memory: int) -> HttpResponse:  # noqa: A002
    """It is said in other words."""
    before = memory_of(request, id, memory)
    reword(before, words=asked(request, "words"), by=request.representative, at=timezone.now())
    return done(request, words=_("That is kept."), back=addresses.customer(id))


def away(request: AtDesk, id: int, memory: int) -> HttpResponse:  # noqa: A002
    """It stands beside the customer no more."""
    put_away(memory_of(request, id, memory), by=request.representative, at=timezone.now())
    undo = f"{addresses.memory(id, memory)}putting-away/?method=DELETE"
    return done(request, words=_("It is put away."), back=addresses.customer(id), undo=undo)


def back(request: AtDesk, id: int, memory: int) -> HttpResponse:  # noqa: A002
    """It is remembered again."""
    bring_back(memory_of(request, id, memory), by=request.representative, at=timezone.now())
    return done(request, words=_("That is remembered again."), back=addresses.customer(id))


def memory_of(request: AtDesk, customer: int, memory: int) -> Memory:
    return first(customer_of(request, customer).memories.filter(pk=memory))


@require_safe
@representative_required
def was_put_away(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """What was put away, the newest first, for who looks for it."""
    gone = customer_of(request, id).memories.put_away().select_related("by").order_by("-put_away_at")[:MOST_SHOWN]
    return render(request, "workspace/put_away.html", {"memories": remembered(gone)})


memories = resource(POST=post)
memory = resource(POST=put, PUT=put)
putting_away = resource(POST=away, DELETE=back)
