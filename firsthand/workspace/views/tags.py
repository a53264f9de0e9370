"""The tags of a conversation."""

from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import tag
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk

MOST = 20


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It bears exactly these tags."""
    found = bare_conversation_of(request, id)
    before = ", ".join(found.tags.order_by("name").values_list("name", flat=True))
    names = [name for name in asked(request, "tags").split(",") if name.strip()]
    tag(found, names=names[:MOST], by=request.representative, at=timezone.now())
    at = addresses.conversation(id)
    return done(request, words=_("The tags are kept."), back=at, undo=f"{at}tags/?tags={quote(before)}")


tags = resource(POST=put, PUT=put)
