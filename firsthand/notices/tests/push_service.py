"""A push service as RFC 8030 describes it, and a browser that can open what was sealed for it (RFC 8188, 8291)."""

import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from firsthand.notices.actions import Subscription

SALT, SIZE, LENGTH, POINT = slice(0, 16), slice(16, 20), 20, 65


def written(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass
class Browser:
    """It has a key of its own and a secret, and an address at the service."""

    service: "PushService"
    path: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = b"sixteen secrets!"

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def subscription(self, name: str = "Chrome, Android") -> Subscription:
        return Subscription(f"{self.service.url}{self.path}", written(self.point), written(self.auth), name)

    def heard(self) -> list[dict[str, Any]]:
        """What it was told, opened."""
        return [json.loads(self.opened(sealed)) for path, _headers, sealed in self.service.came if path == self.path]

    def opened(self, sealed: bytes) -> bytes:
        salt, theirs, words = sealed[SALT], sealed[21 : 21 + POINT], sealed[21 + POINT :]
        assert sealed[LENGTH] == POINT
        sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
        shared = self.key.exchange(ec.ECDH(), sender)
        secret = derived(shared, salt=self.auth, info=b"WebPush: info\0" + self.point + theirs, length=32)
        key = derived(secret, salt=salt, info=b"Content-Encoding: aes128gcm\0", length=16)
        nonce = derived(secret, salt=salt, info=b"Content-Encoding: nonce\0", length=12)
        return AESGCM(key).decrypt(nonce, words, None).rstrip(b"\0").removesuffix(b"\x02")


def derived(secret: bytes, *, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


@dataclass
class PushService:
    """It answers as it is told to, and keeps what came."""

    server: ThreadingHTTPServer
    answers: dict[str, int] = field(default_factory=dict)
    came: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def browser(self, path: str = "/push/1") -> Browser:
        return Browser(self, path)

    def sender(self, number: int = 0) -> dict[str, Any]:
        """Who says to have sent it; proven by the key in the same line (RFC 8292, 3)."""
        token, _sep, key = self.came[number][1]["authorization"].removeprefix("vapid t=").partition(", k=")
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(key))
        claims: dict[str, Any] = jwt.decode(token, point, algorithms=["ES256"], audience="http://127.0.0.1")
        return claims | {"key": key}


def decoded(words: str) -> bytes:
    from base64 import urlsafe_b64decode

    return urlsafe_b64decode(words + "=" * (-len(words) % 4))


@contextmanager
def push_service() -> Iterator[PushService]:
    """It listens on this machine until the test ends."""

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sealed = self.rfile.read(int(self.headers["Content-Length"]))
            status = service.answers.get(self.path, 201)
            if status == 201:
                headers = {name.lower(): value for name, value in self.headers.items()}
                service.came.append((self.path, headers, sealed))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nothing is printed."""

    service = PushService(ThreadingHTTPServer(("127.0.0.1", 0), Door))
    threading.Thread(target=service.server.serve_forever, daemon=True).start()
    yield service
    service.server.shutdown()
    service.server.server_close()
