"""`/redirects`: a letter that came to the wrong address is handed on as it is."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from firsthand.api.caller import caller_of
from firsthand.api.fields import PathId
from firsthand.api.problems import flawed
from firsthand.api.queries import conversations_for, found
from firsthand.api.shapes.ground import answer
from firsthand.api.shapes.messages import MessageShape, shape_of
from firsthand.api.shapes.redirects import NewRedirect
from firsthand.api.writing import addressed_aside
from firsthand.channels.email.queries import letter_of
from firsthand.conversations.actions import redirect
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.refusals import NothingToHandOn

router = Router(tags=["side threads"], by_alias=True)


@router.post("/conversations/{conversation_id}/redirects", response={201: MessageShape}, operation_id="createRedirect")
def create_redirect(request: HttpRequest, conversation_id: PathId, given: NewRedirect) -> HttpResponse:
    """A customer's letter goes as it is to the address that it was meant for, and its writer is answered from there."""
    caller = caller_of(request)
    by, conversation = caller.staff, found(conversations_for(caller), conversation_id)
    (to,) = addressed_aside(to=[given.to], cc=()).to
    sent = redirect(
        _letter(conversation, given.message),
        to=to,
        told=given.told,
        is_done=given.resolve,
        by=by,
        at=timezone.now(),
        external_id=given.external_id,
    )
    return answer(shape_of(sent), status=201, location=f"/api/v1/messages/{sent.pk}")


def _letter(conversation: Conversation, number: int | None) -> Message:
    """The one that is named, else the last one of a person. Raises `NothingToHandOn`, and a problem."""
    letters = conversation.messages.filter(kind=Message.Kind.RECEIVED)
    if number is None:
        letter = letters.filter(automatic="").order_by("-pk").first()
    elif (letter := letters.filter(pk=number).first()) is None:
        raise flawed("/message", f"There is no letter {number} of the customer in this conversation.")
    if letter is None or letter_of(letter) is None:
        raise NothingToHandOn
    return letter
