"""Questions of the event loop to the database, answered in two threads that keep their connections."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

MayWatch = Callable[[int, list[str]], Iterable[str]]

THREADS = 2
threads = ThreadPoolExecutor(THREADS, thread_name_prefix="live")


async def asked(question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer, without holding up the loop."""
    return await asyncio.get_running_loop().run_in_executor(threads, partial(question, *args, **kwargs))
