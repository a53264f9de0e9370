"""Which pages may speak for visitors of a chat."""

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from starlette.datastructures import Headers

from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.rules.sites import may_stand_on


def may_come(headers: Headers, chat: Chat) -> bool:
    """Whether the page that asks stands on one of the chat's sites, or is ours; a browser never lies about it."""
    host, origin = headers.get("host", ""), headers.get("origin", "")
    if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return False
    return may_ask(origin, chat)


def may_ask(origin: str, chat: Chat) -> bool:
    """Whether a page of this origin may speak for visitors of the chat."""
    return origin == settings.BASE_URL or may_stand_on(origin, chat.sites)
