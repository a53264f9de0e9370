"""The faces of those who answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.seals import is_face
from firsthand.channels.chat.views.answers import A_DAY, of_chat
from firsthand.files.inert import inert
from firsthand.team.models import Representative


@require_safe
@of_chat
def face(request: HttpRequest, chat: Chat, representative: int, picture: int, mark: str) -> HttpResponse:
    """The picture of a representative whom the visitor was told of."""
    if not is_face(chat, representative, picture, mark):
        raise Http404
    one = Representative.objects.select_related("picture").filter(pk=representative, picture=picture).first()
    kept = one.picture if one else None
    if kept is None or not (kept.is_picture or kept.is_drawn):
        raise Http404
    return inert(HttpResponse(kept.read(), content_type=kept.mime), seconds=A_DAY)
