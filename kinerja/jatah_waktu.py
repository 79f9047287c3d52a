"""So much processor time for reading a stranger's file, in a process that reads nothing else: a job
or a command. What reads within a request stands behind `kinerja.pagar` instead.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


class _JatahWaktuHabis(BaseException):
    """No reader of files catches it on its way out."""


@contextmanager
def dalam_jatah(detik: float, penolakan: Callable[[], Exception]) -> Iterator[None]:
    """Raises what `penolakan` makes once the block has taken that much processor time. Outside the
    main thread, where no such alarm can be set, the block just runs.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    lama = signal.signal(signal.SIGPROF, _habis)
    # Again every second: a bare `except` of a reader may have swallowed the first.
    signal.setitimer(signal.ITIMER_PROF, detik, 1)
    try:
        yield
    except _JatahWaktuHabis:
        raise penolakan() from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, lama)


def _habis(*_: Any) -> None:
    raise _JatahWaktuHabis
