"""Products that are laid before a customer in a chat."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.channels.chat.actions import Product, lay_card
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, files, resource
from firsthand.workspace.views.found import conversation_of
from firsthand.workspace.views.signed_in import AtDesk


def post(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """The product lies before the customer."""
    found, once = conversation_of(request, id), asked(request, "once")
    product = Product(
        title=asked(request, "title"),
        price=asked(request, "price"),
        link=asked(request, "link"),
        picture=next(iter(files(request)), None),
    )
    lay_card(
        found,
        product,
        by=request.representative,
        at=timezone.now(),
        external_id=f"card-{once[:64]}" if once else None,
    )
    return done(request, words=_("The product lies before them."), back=addresses.conversation(id))


cards = resource(POST=post)
