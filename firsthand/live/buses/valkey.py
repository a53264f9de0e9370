"""The bus through Valkey (or Redis): publish and subscribe on one channel of this installation."""

from collections.abc import Collection
from threading import Event
from typing import Any

from valkey import Valkey
from valkey.exceptions import ValkeyError

from firsthand.live.buses.bus import Hear, heard, sender
from firsthand.live.topics import in_letters


class ValkeyBus:
    is_shared = True
    troubles: tuple[type[Exception], ...] = (ValkeyError, OSError)

    def __init__(self, url: str, *, channel: str) -> None:
        self._valkey: Any = Valkey.from_url(url, socket_connect_timeout=2, socket_timeout=5, health_check_interval=15)
        self._channel = channel

    def send(self, topics: Collection[str]) -> None:
        """All who subscribe have been sent the topics."""
        for letter in in_letters(topics, bytes_at_most=60_000):
            self._valkey.publish(self._channel, f"{sender()} {letter}")

    def listen(self, hear: Hear, *, stop: Event, ready: Event) -> None:
        """Waits at the server for what is published."""
        with self._valkey.pubsub() as subscription:
            subscription.subscribe(self._channel)
            while not stop.is_set():
                said = subscription.get_message(timeout=0.5)
                if said and said["type"] == "subscribe":
                    ready.set()
                elif said and said["type"] == "message" and (topics := heard(said["data"].decode())):
                    hear(topics)
