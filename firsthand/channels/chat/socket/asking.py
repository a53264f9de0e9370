"""Questions and writings of visitors' sockets, in threads of their own: a busy chat holds up no representative's screen."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from django.db import close_old_connections

P = ParamSpec("P")
T = TypeVar("T")

THREADS = 3
threads = ThreadPoolExecutor(THREADS, thread_name_prefix="chat")


async def answered(question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What the database says, without holding up the loop."""
    return await asyncio.get_running_loop().run_in_executor(threads, partial(_fresh, question, *args, **kwargs))


def _fresh(question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    close_old_connections()
    return question(*args, **kwargs)
