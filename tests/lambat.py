"""A slow server: each request of a test waits a while, so that a test which does not wait is found.

`TAPAK_UJI_JEDA=0.6 script/test tests/peramban` adds up to that many seconds to each request. A
browser test that reads the page before it has changed passes on a quick machine and fails here.
"""

import os
import random
import time
from collections.abc import Callable
from typing import Any

JEDA = float(os.environ.get("TAPAK_UJI_JEDA", "0"))


class Lambat:
    """Middleware that holds each request back, between half of the pause and all of it."""

    def __init__(self, jawab: Callable[[Any], Any]) -> None:
        self.jawab = jawab

    def __call__(self, request: Any) -> Any:
        time.sleep(random.uniform(JEDA / 2, JEDA))
        return self.jawab(request)
