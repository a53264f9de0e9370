"""How a chat answers pages of other sites."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.queries import chat_at
from firsthand.channels.chat.socket.coming import may_ask

A_DAY = 24 * 3600
View = Callable[..., HttpResponse]


def of_chat(view: Callable[..., HttpResponse]) -> View:
    """The view is given an open chat, and pages of its own sites may read what it answers."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, key: str, **named: Any) -> HttpResponse:
        chat = chat_at(key)
        if chat is None:
            raise Http404
        answer = HttpResponse() if request.method == "OPTIONS" else view(request, chat, **named)
        return readable(answer, request, chat)

    return answered


def readable(answer: HttpResponse, request: HttpRequest, chat: Chat) -> HttpResponse:
    """Read by pages of the chat's sites; by others the browser keeps it from being read."""
    origin = request.headers.get("Origin", "")
    answer["Vary"] = "Origin"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    if origin and may_ask(origin, chat):
        answer["Access-Control-Allow-Origin"] = origin
        answer["Access-Control-Allow-Headers"] = "X-Visitor, X-Name, Content-Type"
        answer["Access-Control-Max-Age"] = str(A_DAY)
    return answer
