"""The pages and the API, asked through Django's own WSGI handler with a session or a key."""

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.middleware.csrf import _get_new_csrf_string
from django.utils import timezone

from bench.acts import ADMINISTRATOR, REPRESENTATIVE, WORDS, conversation_of
from bench.words import Speaker
from firsthand.access.models import Account, KeyRole
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import View
from firsthand.journal.actor import HOUSE
from firsthand.run.wsgi import application
from firsthand.team.actions import create_key

Operation = tuple[str, Callable[[], object]]
HEADERS = {
    "SERVER_NAME": "127.0.0.1",
    "SERVER_PORT": "8000",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "HTTP_HOST": "127.0.0.1:8000",
    "HTTP_REFERER": "http://127.0.0.1:8000/desk/",
    "REMOTE_ADDR": "127.0.0.1",
    "wsgi.url_scheme": "http",
    "wsgi.version": (1, 0),
    "wsgi.multithread": True,
    "wsgi.multiprocess": False,
    "wsgi.run_once": False,
}


def pages() -> Iterator[Operation]:
    """Each with its name, ready to be asked again and again."""
    someone, administrator = Browser(REPRESENTATIVE), Browser(ADMINISTRATOR)
    for who, browser in {"representative": someone, "administrator": administrator}.items():
        for view in View:
            yield f"desk list {view}, {who}", browser.asking(f"/desk/{view}/")
    opened = f"/conversations/{conversation_of(20).pk}/"
    yield "opening a conversation of 20 messages", someone.clicking(opened)
    yield "promises beside it", someone.asking(f"{opened}promises/")
    yield "how they were let down, beside it", someone.asking(f"{opened}failures/")
    yield "reply", replies(someone)
    yield "create by API", creations()
    for kind, words in WORDS.items():
        yield f"search {kind}", someone.asking("/search/?" + urlencode({"q": words}))
    yield "search by filters", someone.asking("/search/?" + urlencode({"q": "owner:me is:open"}))


class Browser:
    """Somebody who is signed in."""

    def __init__(self, account_id: int) -> None:
        account = Account.objects.get(pk=account_id)
        session = import_module(settings.SESSION_ENGINE).SessionStore()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(account.pk), settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.save()
        self._proof = _get_new_csrf_string()
        self.cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={self._proof}"

    def asking(self, address: str) -> Callable[[], bytes]:
        path, _question, query = address.partition("?")
        return lambda: answered("GET", path, query=query, headers={"HTTP_COOKIE": self.cookies})

    def clicking(self, address: str) -> Callable[[], bytes]:
        """As a click asks: for what stands within the frame that is on the screen."""
        headers = {"HTTP_COOKIE": self.cookies, "HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "div#workspace"}
        return lambda: answered("GET", address, headers=headers)

    def posts(self, path: str, **fields: str) -> bytes:
        headers = {
            "HTTP_COOKIE": self.cookies,
            "HTTP_X_CSRFTOKEN": self._proof,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
        }
        return answered("POST", path, body=urlencode(fields).encode(), headers=headers, expect=("2", "3"))


def answered(
    method: str,
    path: str,
    *,
    headers: dict[str, str],
    query: str = "",
    body: bytes = b"",
    expect: tuple[str, ...] = ("200",),
) -> bytes:
    """The whole answer, as the server would send it."""
    said: list[str] = []

    def start(status: str, _headers: object, _error: object = None) -> Callable[[bytes], object]:
        said.append(status)
        return said.append  # type: ignore[return-value]  # nobody writes so any more

    asked: dict[str, Any] = {
        **HEADERS,
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "wsgi.errors": BytesIO(),
        **headers,
    }
    answer = application(asked, start)
    whole = b"".join(answer)
    answer.close()
    connection.ensure_connection()
    if not said[0].startswith(expect):
        raise RuntimeError(f"{method} {path}: {said[0]} {whole[:500]!r}")
    return whole


def replies(browser: Browser) -> Callable[[], bytes]:
    """Answers in one conversation after the other."""
    speaker = Speaker(5)
    numbers = iter(Conversation.objects.filter(team=1).order_by("-pk").values_list("pk", flat=True)[500:3_500])
    return lambda: browser.posts(f"/conversations/{next(numbers)}/replies/", words=speaker.letter(1), form=token_hex(8))


def creations() -> Callable[[], bytes]:
    """Conversations with a first message, made by a program."""
    token, speaker = token_of_a_machine(), Speaker(6)
    headers = {"HTTP_AUTHORIZATION": f"Bearer {token}", "CONTENT_TYPE": "application/json"}

    def who() -> dict[str, str]:
        return {"email": f"{token_hex(6)}@api.example"}

    def create() -> bytes:
        made = {"inbox": 1, "subject": speaker.subject(), "customer": who(), "text": speaker.letter(1)}
        return answered("POST", "/api/v1/conversations", body=json.dumps(made).encode(), headers=headers, expect=("2",))

    return create


def token_of_a_machine() -> str:
    """The words of a new key that may do everything."""
    _key, token = create_key(name=f"Bench {token_hex(4)}", role=KeyRole.ADMINISTRATOR, by=HOUSE, at=timezone.now())
    return token
