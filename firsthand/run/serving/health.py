"""`/healthz`, `/readyz` and `/metrics`: for machines that watch; they tell nothing private."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import Error as DatabaseTrouble
from django.db import close_old_connections, connection
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from firsthand.live.asking import asked
from firsthand.run.serving.figures import registry

MayMeasure = Callable[[str], bool]  # whether the bearer of this key may read the figures


@dataclass(frozen=True)
class Health:
    is_ready: Callable[[], bool]
    may_measure: MayMeasure

    def routes(self) -> list[Route]:
        return [
            Route("/healthz", self.alive),
            Route("/readyz", self.ready),
            Route("/metrics", self.measured),
        ]

    async def alive(self, request: Request) -> Response:
        return _plain("alive")

    async def ready(self, request: Request) -> Response:
        if self.is_ready() and await asked(_database_answers):
            return _plain("ready")
        return _plain("not ready", 503)

    async def measured(self, request: Request) -> Response:
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not await asked(self.may_measure, key.strip()):
            return _plain(
                "The figures are for the bearer of an administrator's key.", 401, **{"www-authenticate": "Bearer"}
            )
        return Response(
            generate_latest(registry), headers={"content-type": CONTENT_TYPE_LATEST, "cache-control": "no-store"}
        )


def _database_answers() -> bool:
    close_old_connections()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseTrouble:
        connection.close()
        return False


def _plain(words: str, status: int = 200, **headers: str) -> Response:
    return PlainTextResponse(words, status, headers={"cache-control": "no-store", **headers})
