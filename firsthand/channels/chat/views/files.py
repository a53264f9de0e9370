"""Files that visitors bring, and those of their thread."""

import re
from datetime import datetime
from urllib.parse import unquote

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.channels.chat.actions import bring_file
from firsthand.channels.chat.actions.bring_file import LARGEST, FileIsTooLarge, TooManyFiles
from firsthand.channels.chat.models import Chat, Visitor
from firsthand.channels.chat.rules.frames import TOKEN
from firsthand.channels.chat.seals import is_file
from firsthand.channels.chat.socket.coming import may_ask
from firsthand.channels.chat.views.answers import A_DAY, of_chat
from firsthand.conversations.models import Attachment
from firsthand.files.inert import inert
from firsthand.kit.limits import Limit, is_near, machine_of
from firsthand.kit.text import mime_by_name
from firsthand.kit.tokens import fingerprint

# Megabytes of one machine within an hour: whoever floods us chooses a token for each file, and what came stays on the disk.
BROUGHT = Limit(most=500, seconds=3600)
DIGITS = re.compile(r"[0-9]{1,12}")


@require_http_methods(["POST", "OPTIONS"])
@of_chat
def bringing(request: HttpRequest, chat: Chat) -> HttpResponse:
    """A visitor brings a file; the answer is the number by which they say something with it."""
    token, length = request.headers.get("X-Visitor", ""), request.headers.get("Content-Length", "")
    if not may_ask(request.headers.get("Origin", ""), chat) or not TOKEN.fullmatch(token):
        return HttpResponse(status=403)
    if not DIGITS.fullmatch(length) or int(length) > LARGEST:
        return HttpResponse(status=413)
    if not may_bring(request.META.get("REMOTE_ADDR", ""), int(length), at=timezone.now()):
        return HttpResponse(status=429)
    name = unquote(request.headers.get("X-Name", ""))
    try:
        brought = bring_file(
            chat,
            content=request.body,
            name=name,
            mime=mime_by_name(name),
            by=fingerprint(token),
            at=timezone.now(),
        )
    except FileIsTooLarge:
        return HttpResponse(status=413)
    except TooManyFiles:
        return HttpResponse(status=429)
    return JsonResponse({"file": brought.pk, "name": brought.name, "bytes": len(request.body)}, status=201)


def may_bring(host: str, size: int, *, at: datetime) -> bool:
    """Whether so much more may come from this machine now."""
    return is_near(host) or BROUGHT.allows(machine_of(host), at=at.timestamp(), times=(size >> 20) + 1)


@require_safe
@of_chat
def shown(request: HttpRequest, chat: Chat, visitor: int, attachment: int, mark: str) -> HttpResponse:
    """A file of a visitor's thread: a picture is shown, everything else is only taken away."""
    found = Attachment.objects.select_related("file", "message").filter(pk=attachment).first()
    if found is None or not is_file(visitor, found, mark) or not _is_theirs(found, visitor, chat):
        raise Http404
    kept = found.file
    if kept.is_drawn or (kept.is_picture and kept.proven_kind()):
        return inert(HttpResponse(kept.read(), content_type=kept.mime), seconds=A_DAY)
    answer = HttpResponse(kept.read(), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=kept.name) or "attachment"
    return inert(answer, seconds=A_DAY)


def _is_theirs(found: Attachment, visitor: int, chat: Chat) -> bool:
    """Whether it stands in their thread today: a message may have been moved since the address was given out."""
    one = Visitor.objects.select_related("conversation__merged_into").filter(pk=visitor, chat=chat).first()
    if one is None or one.conversation is None or not found.message.is_between_us:
        return False
    return found.message.conversation_id == one.conversation.stands_in.pk
