"""The inlet at an address."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread

from django.db import connections

from firsthand.channels.email.inlet.answers import STOPPING, Answers, Takes
from firsthand.channels.email.inlet.conversation import Conversation
from firsthand.channels.email.inlet.crowd import Crowd
from firsthand.channels.email.taking import hostname, starttls, takes

STORES_WITHIN = 3.0  # seconds that letters under way have when the inlet stops
BACKLOG = 256
WORKERS = 4


class Listening:
    """In a loop of its own; `stop` lets letters that are being stored be finished and answered."""

    def __init__(self, host: str, port: int, *, takes: Takes = takes) -> None:
        self._at = (host, port)
        self._loop = asyncio.new_event_loop()
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="inlet")
        self._answers = Answers(takes=takes, workers=self._workers)
        self._crowd = Crowd()
        self._thread = Thread(target=self._loop.run_forever, name="inlet", daemon=True)
        self._server: asyncio.Server | None = None

    @property
    def port(self) -> int:
        """Where it listens, once it does; 0 before."""
        return int(self._server.sockets[0].getsockname()[1]) if self._server else 0

    def start(self) -> None:
        """Connections are taken from now on; raises OSError when nothing can listen there."""
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(10)

    async def _open(self) -> asyncio.Server:
        tls, name = starttls(), hostname()
        return await self._loop.create_server(
            lambda: Conversation(self._answers, crowd=self._crowd, tls=tls, hostname=name), *self._at, backlog=BACKLOG
        )

    def stop(self) -> None:
        """Nothing is taken any more; what was answered with 250 is on disk, the rest will be sent again."""
        if not self._thread.is_alive():
            return
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(STORES_WITHIN + 0.5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(0.3)
        self._part_from_database()

    def _part_from_database(self) -> None:
        """Each worker closes its connection; one that still stores a letter is left to the end of the process."""
        all_here = Barrier(WORKERS)
        for _ in range(WORKERS):
            self._workers.submit(_close_connections, all_here)
        self._workers.shutdown(wait=False)

    async def _close(self) -> None:
        self._answers.is_stopping = True
        if self._server is not None:
            self._server.close()
        if under_way := set(self._answers.under_way):
            await asyncio.wait(under_way, timeout=STORES_WITHIN)
            await asyncio.sleep(0.05)  # their answers are written
        for guest in self._crowd.all():
            guest.send_away(STOPPING)


def _close_connections(all_here: Barrier) -> None:
    # Without waiting for each other one worker would close its own several times.
    with suppress(BrokenBarrierError):
        all_here.wait(0.3)
    connections.close_all()


def start(host: str, port: int) -> Listening:
    """The inlet listens there."""
    listening = Listening(host, port)
    listening.start()
    return listening
