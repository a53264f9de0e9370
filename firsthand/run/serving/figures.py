"""What is counted of the running of a process, for Prometheus; nothing of any person."""

from dataclasses import dataclass
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, GCCollector, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from firsthand.live.screens import Screens

registry = CollectorRegistry()
ProcessCollector(registry=registry)
PlatformCollector(registry=registry)
GCCollector(registry=registry)

answers = Counter("firsthand_answers", "HTTP requests answered", ["method", "status"], registry=registry)
seconds = Histogram(
    "firsthand_answer_seconds", "From a request to its answer", registry=registry,
    buckets=(0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1.2, 2.5, 5, 10),
)  # fmt: skip

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


@dataclass(frozen=True)
class Counted:
    """The application, with its answers counted."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = perf_counter()
        method = scope["method"] if scope["method"] in METHODS else "other"

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                answers.labels(method, message["status"]).inc()
                seconds.observe(perf_counter() - began)
            await send(message)

        await self.app(scope, receive, counted)


@dataclass(frozen=True)
class OpenScreens:
    """How many screens are open, counted when asked."""

    screens: Screens

    def collect(self) -> list[GaugeMetricFamily]:
        return [GaugeMetricFamily("firsthand_open_screens", "Sockets and event streams open", value=len(self.screens))]
