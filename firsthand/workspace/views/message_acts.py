"""What can be done with one message of a thread."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.actions import pin, unpin
from firsthand.conversations.models import Message, Pin
from firsthand.conversations.queries import messages_visible_to
from firsthand.promises.queries import was_asked_again
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import resource
from firsthand.workspace.views.found import bare_conversation_of, first
from firsthand.workspace.views.signed_in import AtDesk, representative_required


@require_safe
@representative_required
def message_acts(request: AtDesk, id: int, message: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """The menu beside the message."""
    said = message_of(request, id, message)
    values = {
        "at": addresses.message(id, said.pk),
        "link": addresses.message_in_thread(id, said.pk),
        "conversation": id,
        "message": said.pk,
        "keeps_at": f"/settings/replies/new/?from={said.pk}" if said.kind == Message.Kind.REPLY else "",
        "may_split": said.is_between_us,
        "is_theirs": said.kind == Message.Kind.RECEIVED,
        "asked_again": said.kind == Message.Kind.RECEIVED and was_asked_again(said),
        "pinned": Pin.objects.filter(message=said).exists(),
    }
    return render(request, "workspace/message_acts.html", values)


def message_of(request: AtDesk, conversation: int, message: int) -> Message:
    """A message of the thread that is theirs to read."""
    seen = messages_visible_to(request.representative).of_the_thread()
    return first(seen.filter(pk=message, conversation=conversation))


def post(request: AtDesk, id: int, message: int) -> HttpResponse:  # noqa: A002
    """It is pinned above the thread."""
    pin(bare_conversation_of(request, id), message=message, by=request.representative, at=timezone.now())
    return done(request, words=_("It is pinned."), back=back(id, message), undo=f"{at(id, message)}?method=DELETE")


def delete(request: AtDesk, id: int, message: int) -> HttpResponse:  # noqa: A002
    """It is pinned no more."""
    unpin(bare_conversation_of(request, id), message=message, by=request.representative, at=timezone.now())
    return done(request, words=_("It is not pinned any more."), back=back(id, message), undo=at(id, message))


def at(id: int, message: int) -> str:  # noqa: A002
    return f"{addresses.message(id, message)}pin/"


def back(id: int, message: int) -> str:  # noqa: A002
    return addresses.message_in_thread(id, message)


pinning = resource(POST=post, DELETE=delete)
