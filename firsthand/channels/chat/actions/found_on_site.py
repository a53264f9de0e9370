"""A chat was found on a site by whoever looked."""

from datetime import datetime

from firsthand.channels.chat.models import Chat


def found_on_site(chat: Chat, *, site: str, at: datetime) -> None:
    """It stands there, as if a visitor had opened it; `site` is an origin."""
    Chat.objects.filter(pk=chat.pk).update(seen_at=at, seen_on=site[:300])
