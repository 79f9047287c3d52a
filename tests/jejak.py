"""The audit trail as only a test may treat it: past the triggers that guard it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from kinerja.models import JejakAudit
from kinerja.pemicu import lepas, pasang
from kinerja.pemicu_jejak import PEMICU


@contextmanager
def tak_terjaga() -> Iterator[None]:
    """Without the triggers, as somebody with the rights of the database's owner can have it."""
    lepas(connection, PEMICU)
    yield
    pasang(connection, PEMICU)


def kosongkan_jejak() -> None:
    """Forget what a fixture has written."""
    with tak_terjaga():
        JejakAudit.objects.all().delete()
