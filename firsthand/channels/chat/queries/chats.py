"""The chats there are."""

from django.db.models import QuerySet

from firsthand.channels.chat.models import Chat
from firsthand.kit.prepared import prepared
from firsthand.kit.secrets import SecretIsLost, open_secret
from firsthand.kit.tokens import unguessable
from firsthand.team.models import Representative


def chats() -> QuerySet[Chat]:
    """All of them, with their inboxes, by name."""
    return Chat.objects.select_related(
        "inbox__team", "inbox__calendar", "inbox__team__calendar", "inbox__brand"
    ).order_by("inbox__name")


def chats_visible_to(representative: Representative) -> QuerySet[Chat]:
    """All of them to an administrator; to others those that their teams answer."""
    if representative.is_administrator:
        return chats()
    return chats().filter(inbox__team__in=list(representative.places))


def chat_at(key: str) -> Chat | None:
    """The chat of this name that is open."""
    return next(iter(_at(key)), None)


def chat_numbered(number: int) -> Chat | None:
    """The chat of this number that is open."""
    return next(iter(_numbered(number)), None)


# Asked by every word that is said and by whoever hears it.
@prepared
def _at(key: str) -> QuerySet[Chat]:
    return chats().filter(key=key, is_open=True)


@prepared
def _numbered(number: int) -> QuerySet[Chat]:
    return chats().filter(pk=number, is_open=True)


def secret_of(chat: Chat) -> str:
    """With what a site signs who its visitor is; when it was lost, something that nobody knows."""
    try:
        return open_secret(chat.secret)
    except SecretIsLost:
        return unguessable()
