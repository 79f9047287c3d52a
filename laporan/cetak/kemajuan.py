"""What WeasyPrint says of its progress while it lays out."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

CATATAN = logging.getLogger("weasyprint.progress")
HALAMAN = re.compile(r"Page (\d+)")


@contextmanager
def didengar(pendengar: logging.Handler) -> Iterator[None]:
    """Hand what is said within to the handler alone. What it raises ends the layout."""
    semula = CATATAN.level, CATATAN.propagate
    CATATAN.addHandler(pendengar)
    CATATAN.setLevel(logging.INFO)
    CATATAN.propagate = False
    try:
        yield
    finally:
        CATATAN.removeHandler(pendengar)
        CATATAN.setLevel(semula[0])
        CATATAN.propagate = semula[1]
