"""The pages and the API, asked through Django's own WSGI handler."""

from collections.abc import Callable, Iterator

Operation = tuple[str, Callable[[], object]]


def pages() -> Iterator[Operation]:
    yield from ()
