"""A server of Valkey, for the tests that need one. Debian 12 brings Redis 7.0, which speaks the same protocol."""

import shutil
import socket
import subprocess
import time
from dataclasses import dataclass, field

from tests.product import free_port

STARTS_WITHIN = 10.0


@dataclass
class ValkeyServer:
    """It can be ended and started again at the same address; it keeps nothing."""

    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"valkey://127.0.0.1:{self.port}"

    def start(self) -> None:
        program = shutil.which("valkey-server") or shutil.which("redis-server")
        assert program, "neither valkey-server nor redis-server is installed (python3 x.py test brings one)"
        settings = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen([program, *settings], stdout=subprocess.DEVNULL)
        until = time.monotonic() + STARTS_WITHIN
        while not self.answers():
            assert time.monotonic() < until, "the server of Valkey did not start"
            time.sleep(0.02)

    def answers(self) -> bool:
        with socket.socket() as asking:
            return asking.connect_ex(("127.0.0.1", self.port)) == 0

    def end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
