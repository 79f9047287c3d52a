"""pyHanko uses asyncio; a thread that already runs a loop cannot start another."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def di_luar_gelung(kerja: Callable[[], T]) -> T:
    """Do the work here, or in a thread of its own beside a running loop. No database inside."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return kerja()
    with ThreadPoolExecutor(max_workers=1) as utas:
        return utas.submit(kerja).result()
