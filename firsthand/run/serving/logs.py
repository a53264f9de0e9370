"""What a process writes down about itself: one JSON object a line (words when a person looks), nothing personal."""

import logging
import sys
import traceback
from typing import Any

import structlog
from structlog.types import EventDict, Processor

QUIET = {"uvicorn": "WARNING", "django": "WARNING", "django.request": "ERROR", "mail": "WARNING", "asyncio": "ERROR"}


def start_logs(*, level: str = "INFO") -> None:
    """From now on everything is written to standard error in one form."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _only_where,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[_without_meta, _written()])
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name, least in QUIET.items():
        logging.getLogger(name).setLevel(least)


def _written() -> Processor:
    return (
        structlog.dev.ConsoleRenderer()
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )


def _without_meta(logger: Any, name: str, event: EventDict) -> EventDict:
    return structlog.stdlib.ProcessorFormatter.remove_processors_meta(logger, name, event)


def _only_where(logger: Any, name: str, event: EventDict) -> EventDict:
    """Of an error its kind and the places in the code; its words may quote a letter or an address, so they stay out."""
    if not (info := event.pop("exc_info", None)):
        return event
    error = info if isinstance(info, BaseException) else (info if isinstance(info, tuple) else sys.exc_info())[1]
    if error is not None:
        event["error"] = type(error).__qualname__
        event["where"] = [
            f"{place.filename}:{place.lineno} {place.name}" for place in traceback.extract_tb(error.__traceback__)
        ]
    return event
