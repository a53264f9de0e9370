"""A provider that asks for consent and gives tokens, on this machine, for one test (RFC 6749, 7636, 7662)."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from urllib.parse import parse_qs, urlsplit

CLIENT = {"client_id": "firsthand", "client_secret": "sealed-lips"}


@dataclass
class Provider:
    """It knows who consented, which tokens hold, and what it was asked."""

    url: str = ""
    holds: set[str] = field(default_factory=set)  # access tokens
    refresh: set[str] = field(default_factory=set)
    asked: list[dict[str, str]] = field(default_factory=list)
    expires_in: object = 3600
    is_down: bool = False
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def consents(self, question: str) -> dict[str, str]:
        """The owner was led to this address, and says yes: what is brought back."""
        said = {name: values[0] for name, values in parse_qs(urlsplit(question).query).items()}
        code = f"code-{next(self._numbers)}"
        self._codes[code] = said
        return {"state": said["state"], "code": code}

    def withdraws(self) -> None:
        self.refresh.clear()
        self.holds.clear()

    def answer(self, path: str, said: dict[str, str]) -> tuple[int, dict[str, object]]:
        if path.startswith("/introspect"):
            token = said.get("token", "")
            return 200, {"active": True, "username": "help"} if token in self.holds else {"active": False}
        self.asked.append(said)
        if self.is_down:
            return 503, {"error": "temporarily_unavailable"}
        if {name: said.get(name) for name in CLIENT} != CLIENT:
            return 401, {"error": "invalid_client"}
        return self._code(said) if said["grant_type"] == "authorization_code" else self._refresh(said)

    def _code(self, said: dict[str, str]) -> tuple[int, dict[str, object]]:
        question = self._codes.pop(said["code"], None)
        digest = base64.urlsafe_b64encode(hashlib.sha256(said["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if not question or question["code_challenge"] != digest or question["redirect_uri"] != said["redirect_uri"]:
            return 400, {"error": "invalid_grant", "error_description": "Bad code"}
        return 200, self._tokens() | {"refresh_token": self._new(self.refresh, "refresh")}

    def _refresh(self, said: dict[str, str]) -> tuple[int, dict[str, object]]:
        if said["refresh_token"] not in self.refresh:
            return 400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}
        return 200, self._tokens()

    def _tokens(self) -> dict[str, object]:
        return {"access_token": self._new(self.holds, "access"), "token_type": "Bearer", "expires_in": self.expires_in}

    def _new(self, kept: set[str], name: str) -> str:
        token = f"{name}-{next(self._numbers)}"
        kept.add(token)
        return token


@contextmanager
def provider() -> Iterator[Provider]:
    """It answers until the test ends."""
    known = Provider()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            self._say({name: one[0] for name, one in parse_qs(self.rfile.read(length).decode()).items()})

        def do_GET(self) -> None:
            self._say({name: one[0] for name, one in parse_qs(urlsplit(self.path).query).items()})

        def _say(self, said: dict[str, str]) -> None:
            status, found = known.answer(self.path, said)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    known.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
