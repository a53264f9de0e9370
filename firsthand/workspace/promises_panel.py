"""Promises and small failures beside a conversation, fetched when they come into sight."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from firsthand.conversations.models import Conversation


def promises_panel(request: HttpRequest, conversation: Conversation) -> SafeString:
    """Open where something is promised; the page itself asks nothing for it."""
    values = {"conversation": conversation, "open": conversation.promised_at is not None}
    return SafeString(render_to_string("workspace/promises_panel.html", values, request))


def failures_panel(request: HttpRequest, conversation: Conversation) -> SafeString:
    """How the customer was let down, and what makes up for it; the page itself asks nothing for it either."""
    return SafeString(render_to_string("workspace/failures_panel.html", {"conversation": conversation}, request))
