"""What a verb of the command is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Settings = Mapping[str, str]


def _nothing_more(parser: ArgumentParser) -> None:
    """The verb takes no words of its own."""


def _nothing_set(given: Namespace) -> Settings:
    return {}


@dataclass(frozen=True)
class Verb:
    """`run` returns the exit code; it imports what it needs itself, so that no verb pays for the others."""

    name: str
    sentence: str
    run: Callable[[Namespace], int]
    arguments: Callable[[ArgumentParser], None] = _nothing_more
    settings: Callable[[Namespace], Settings] = _nothing_set  # of the environment, where nothing is set there yet
    needs_django: bool = True
    data: str = ""  # where its installation lies when nothing else is said
