"""The product's parts as processes of their own, which come back when they are killed."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import create_connection

from tests.product import Product


class Part:
    """One process of the product."""

    def __init__(self, product: Product, *words: str) -> None:
        self._product, self._words = product, words
        self._process: subprocess.Popen[bytes] = product.command(*words)

    def restart(self) -> None:
        self.kill()
        self._process = self._product.command(*self._words)

    def kill(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(10)

    def wait_for(self, port: int) -> None:
        def answers() -> bool:
            with create_connection(("127.0.0.1", port), timeout=5):
                return True

        wait_for(answers)


@contextmanager
def running(product: Product, *words: str) -> Iterator[Part]:
    """The part runs, in one process or the next, until the test ends."""
    part = Part(product, *words)
    try:
        yield part
    finally:
        part.kill()


def wait_for(is_so: Callable[[], bool], *, within: float = 90) -> None:
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            if is_so():
                return
        except OSError:
            pass
        time.sleep(0.01)
    raise AssertionError("it did not come about in time")
