"""The sender of a conversation: blocked, or not any more."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.channels.email.actions import block_sender, take_back_block
from firsthand.channels.email.models import Block
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import bare_conversation_of, first
from firsthand.workspace.views.signed_in import AtDesk


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The address, or the whole domain that was chosen, is blocked."""
    made = block_sender(
        bare_conversation_of(request, id),
        whole_domain=asked(request, "domain"),
        reason=asked(request, "reason"),
        by=request.representative,
        at=timezone.now(),
    )
    undo = f"{addresses.conversation(id)}block/?method=DELETE&block={made.pk}"
    words = _("%(sender)s is blocked.") % {"sender": made.pattern}
    return done(request, words=words, back=addresses.desk("mine"), undo=undo)


def remove(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It was a slip: nobody is blocked, and the conversation is as it was."""
    found = bare_conversation_of(request, id)
    made = first(Block.objects.in_force().filter(pk=number(request, "block") or 0))
    take_back_block(found, made, by=request.representative, at=timezone.now())
    return done(request, words=_("It is as it was."), back=addresses.conversation(id))


block = resource(POST=put, PUT=put, DELETE=remove)
