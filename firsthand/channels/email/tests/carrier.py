"""A provider that carries letters over HTTPS, on this machine, for one test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Carrier:
    """What it answers, and what it was asked: path, head and body of each call."""

    url: str = ""
    status: int = 200
    answer: str = "{}"
    asked: list[tuple[str, str, str]] = field(default_factory=list)


@contextmanager
def carrier() -> Iterator[Carrier]:
    """It listens until the block ends."""
    stands = Carrier()

    class Calls(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            stands.asked.append((self.path, str(self.headers), body.decode("utf-8", "replace")))
            self.send_response(stands.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("X-Message-Id", "1")
            self.end_headers()
            self.wfile.write(stands.answer.encode())

        def log_message(self, *_said: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Calls)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stands.url = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield stands
    finally:
        server.shutdown()
        server.server_close()
