"""Addresses of faces and files that only whoever was told them can open."""

from django.conf import settings
from django.urls import reverse

from firsthand.channels.chat.models import Chat
from firsthand.conversations.models import Attachment
from firsthand.kit.tokens import is_sealed, seal
from firsthand.team.models import Representative

FACE, FILE = "chat-face", "chat-file"


def face_at(chat: Chat, one: Representative) -> str:
    """Where the face of somebody who answers is, for visitors of this chat."""
    number = one.picture_id or 0
    mark = seal(f"{chat.pk}:{one.pk}:{number}", purpose=FACE)
    return f"{settings.BASE_URL}{reverse('chat:face', args=[chat.key, one.pk, number, mark])}"


def file_at(chat: Chat, visitor: int, attachment: Attachment) -> str:
    """Where a file of the thread is, for this visitor alone."""
    mark = seal(f"{visitor}:{attachment.pk}:{attachment.file.token}", purpose=FILE)
    return f"{settings.BASE_URL}{reverse('chat:file', args=[chat.key, visitor, attachment.pk, mark])}"


def is_face(chat: Chat, representative: int, picture: int, mark: str) -> bool:
    """Whether this address was given out."""
    return is_sealed(f"{chat.pk}:{representative}:{picture}", purpose=FACE, with_=mark)


def is_file(visitor: int, attachment: Attachment, mark: str) -> bool:
    """Whether this address was given out, to this visitor."""
    return is_sealed(f"{visitor}:{attachment.pk}:{attachment.file.token}", purpose=FILE, with_=mark)
