"""A visitor writes in the demo's chat, so that a newcomer sees somebody arrive: a real socket, as a browser opens it."""

import json
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

from django.conf import settings
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from firsthand.run.demo.shop import KEY

SAYS = (
    "Hi, I am looking at the sofa Miškas. Does it fit through a door of 75 cm?",
    "And could it come on a Saturday? I work during the week.",
)
TYPES_FOR = 3.0  # seconds
LISTENS_FOR = 600.0


def visiting() -> str:
    """The command that lets somebody visit this demo."""
    python = Path(sys.executable)
    return f"{python.with_name('firsthand')} visit --at {settings.BASE_URL}"


def visit(at: str) -> None:
    """Somebody writes twice, and what they are answered is printed until they have heard nothing for ten minutes."""
    token = secrets.token_urlsafe(32)
    with connect(f"{at.replace('http', 'ws', 1)}/chat/{KEY}/socket", origin=Origin(at)) as line:
        line.send(json.dumps({"hello": {"token": token, "language": "en"}}))
        for words in SAYS:
            line.send(json.dumps({"typing": True}))
            sleep(TYPES_FOR)
            line.send(json.dumps({"say": {"id": str(uuid4()), "text": words, "page": f"{at}/demo/shop/sofa/"}}))
            print(f"visitor: {words}", flush=True)
        print("Answer at the desk; it appears here. Ctrl-C ends the visit.", flush=True)
        for said in _heard(line):
            _print(said)


def _heard(line: ClientConnection) -> Iterator[dict[str, Any]]:
    until = monotonic() + LISTENS_FOR
    while monotonic() < until:
        try:
            yield json.loads(line.recv(timeout=20))
        except TimeoutError:
            line.send(json.dumps({"here": True}))
        except ConnectionClosed:
            return


def _print(said: dict[str, Any]) -> None:
    if said.get("typing"):
        print(f"  {said['typing']} is writing…", flush=True)
    for one in said.get("messages", []):
        if not one.get("mine"):
            print(f"{one['by']['name'] if 'by' in one else 'Namaris'}: {one['text']}", flush=True)
